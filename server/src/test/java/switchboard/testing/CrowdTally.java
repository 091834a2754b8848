package switchboard.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import switchboard.testing.History.Total;

/** How much of each kind a crowd did; what was erased later counts too. */
final class CrowdTally {

  private final AtomicInteger newcomers = new AtomicInteger();
  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicInteger taps = new AtomicInteger();
  private final AtomicInteger commands = new AtomicInteger();
  private final AtomicInteger erasures = new AtomicInteger();

  void newcomer() {
    newcomers.incrementAndGet();
  }

  void message() {
    messages.incrementAndGet();
  }

  void tap() {
    taps.incrementAndGet();
  }

  void command() {
    commands.incrementAndGet();
  }

  /** The tap that confirms an erasure is not counted by the server. */
  void erasure() {
    erasures.incrementAndGet();
  }

  int acknowledged() {
    return messages.get() + taps.get() + commands.get() + erasures.get();
  }

  /** Compares with what the server counted, by the names of the columns of its figures. */
  List<Total> totals(ToLongFunction<String> kept) {
    return List.of(
        new Total("newcomers", kept.applyAsLong("newcomers"), newcomers.get()),
        new Total("messages per hour", kept.applyAsLong("messages"), messages.get()),
        new Total("taps", kept.applyAsLong("taps"), taps.get()),
        new Total("commands", kept.applyAsLong("commands"), commands.get()));
  }

  @Override
  public String toString() {
    return "%s messages, %s taps, %s commands, %s erasures"
        .formatted(messages, taps, commands, erasures);
  }
}
