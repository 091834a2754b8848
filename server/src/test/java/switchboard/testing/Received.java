package switchboard.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.base.Worker;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorCall;

/** Records the replies that users get; the simulator keeps only the newest calls. */
public final class Received implements AutoCloseable {

  private static final Duration LONGEST_TEST = Duration.ofHours(1);

  private final TelegramSimulator simulator;
  private final List<SimulatorCall> calls = new ArrayList<>();
  private final Worker worker = new Worker("received", this::record);
  private long last;
  private volatile boolean finished;

  public Received(TelegramSimulator simulator) {
    this.simulator = simulator;
    worker.start();
  }

  private void record() {
    try {
      simulator.await(
          () -> {
            collect();
            return finished;
          },
          LONGEST_TEST);
    } catch (IllegalStateException e) {
      if (!finished) {
        throw e; // otherwise interrupted by close()
      }
    }
  }

  private synchronized void collect() {
    for (var call : simulator.calls()) {
      if (call.number() > last && Mark.of(call).isPresent()) {
        calls.add(call);
      }
      last = Math.max(last, call.number());
    }
  }

  /** What each user got, in order. */
  public synchronized Map<Long, List<Mark>> byUser() {
    collect();
    var received = new HashMap<Long, List<Mark>>();
    for (var call : calls) {
      if (call.status() == 200) {
        received
            .computeIfAbsent(Mark.user(call), _ -> new ArrayList<>())
            .add(Mark.of(call).orElseThrow());
      }
    }
    return received;
  }

  /** The calls for a user. */
  synchronized List<SimulatorCall> of(long user) {
    return calls.stream().filter(call -> Mark.user(call) == user).toList();
  }

  /** The most calls within a span that count for the limits, whatever came of them. */
  public synchronized int most(Duration span) {
    var times =
        calls.stream()
            .filter(call -> Mark.of(call).orElseThrow().kind() != Mark.Kind.ANSWER)
            .map(SimulatorCall::at)
            .toList();
    int most = 0;
    for (int from = 0, to = 0; to < times.size(); to++) {
      while (!times.get(from).plus(span).isAfter(times.get(to))) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  @Override
  public void close() {
    finished = true;
    worker.close();
  }
}
