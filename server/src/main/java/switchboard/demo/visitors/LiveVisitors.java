package switchboard.demo.visitors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import switchboard.base.Worker;
import switchboard.domain.UserId;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.people.InvalidActionException;

/** Users who write or send something now and then while the demo runs, less and less often. */
public final class LiveVisitors implements AutoCloseable {

  /** The usual time until the first of them does something. */
  public static final Duration FIRST = Duration.ofSeconds(20);

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int SLOWER = 5; // by a fifth each time

  private final List<Sharing> visitors = new ArrayList<>();
  private final SampleTexts sayings = SampleTexts.read();
  private final Random dice = new Random();
  private final Duration first;
  private final Worker worker = new Worker("visitors", this::run);

  /**
   * @param mayWrite whether the bot knows a user, who has not blocked it
   * @param first about the time until the first of them does something
   */
  public LiveVisitors(TelegramSimulator simulator, Predicate<UserId> mayWrite, Duration first) {
    this.first = first;
    var members =
        Personas.read().stream().collect(Collectors.toMap(member -> member.id().value(), it -> it));
    for (var person : simulator.people()) {
      var member = members.get(person.id());
      if (member != null && mayWrite.test(member.id())) {
        visitors.add(new Sharing(member, person, sayings, dice));
      }
    }
  }

  public void start() {
    worker.start();
  }

  private void run() {
    long pause = first.toMillis();
    while (!worker.isStopping() && !visitors.isEmpty()) {
      try {
        Thread.sleep(pause / 2 + dice.nextLong(pause));
        act(visitors.get(dice.nextInt(visitors.size())));
      } catch (InterruptedException | InvalidActionException _) {
        // stopping, or one who has blocked the bot
      }
      pause = Math.min(LONGEST.toMillis(), pause + pause / SLOWER);
    }
  }

  private void act(Sharing visitor) {
    if (dice.nextBoolean()) {
      visitor.send();
    } else {
      var text = sayings.pick(visitor.member(), SampleTexts.ANYWHERE, dice).orElse("👋");
      var _ = visitor.person().send(text);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
