package switchboard.simulator.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.JsonNode;

/** The newest notifications shown in answer to callback queries. Guarded by the world's lock. */
public final class ToastLog {
  private static final int KEPT = 1000;

  private record Toast(long bot, JsonNode content) {}

  private final Deque<Toast> toasts = new ArrayDeque<>();

  public void add(long bot, JsonNode content) {
    toasts.addLast(new Toast(bot, content));
    if (toasts.size() > KEPT) {
      toasts.removeFirst();
    }
  }

  public List<JsonNode> of(long bot, long person) {
    return toasts.stream()
        .filter(toast -> toast.bot() == bot)
        .map(Toast::content)
        .filter(content -> SimulatorJson.number(content, "person_id") == person)
        .toList();
  }
}
