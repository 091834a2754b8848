package switchboard.simulator.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Log of the newest Bot API calls. Guarded by the world's lock. */
public final class CallLog {
  private static final int KEPT = 1000;

  private final Deque<SimulatorCall> calls = new ArrayDeque<>();
  private long last;

  public void add(
      Instant at,
      long bot,
      String method,
      JsonNode params,
      int status,
      @Nullable String description) {
    calls.addLast(new SimulatorCall(++last, at, bot, method, params, status, description));
    if (calls.size() > KEPT) {
      calls.removeFirst();
    }
  }

  public long last() {
    return last;
  }

  public List<SimulatorCall> after(long number) {
    return calls.stream().filter(call -> call.number() > number).toList();
  }
}
