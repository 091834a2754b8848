package switchboard.demo.visitors;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import switchboard.domain.Bot;
import switchboard.domain.UserId;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.TelegramSimulator;

/**
 * Simulates users for some weeks. They act in the simulator one by one, in order of time, and read
 * what the bot has sent before they continue. The {@link Stage} passes their updates on.
 */
public final class VisitorSimulation {

  /** Sets the time and delivers updates and replies. */
  public interface Stage {

    /** Sets the time. */
    void turn(Instant now);

    /** Delivers all updates to the bot, and all its replies. */
    void settle();
  }

  /** A user's next action. The member's number orders simultaneous ones. */
  private record Deed(Instant at, int member, boolean arrives) {}

  private static final long SEED = 2026;

  /** How late the bot may see an action. It must answer taps within two minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage;
  private final List<Visitor> visitors = new ArrayList<>();
  private final PriorityQueue<Deed> deeds =
      new PriorityQueue<>(Comparator.comparing(Deed::at).thenComparingInt(Deed::member));
  private final Random dice = new Random(SEED);
  private final Instant end;

  private final Set<Integer> waiting = new HashSet<>();
  private Instant late = Instant.MAX;

  /**
   * @param bot the bot whose buttons they press
   * @param payloads of their first {@code /start}
   * @param end time of the last action; some users act in the minutes before it
   */
  public VisitorSimulation(
      TelegramSimulator simulator,
      Bot bot,
      Function<UserId, String> payloads,
      Stage stage,
      Instant begin,
      Instant end,
      ZoneId zone) {
    this.stage = stage;
    this.end = end;
    var cast = Personas.read();
    var visits = new VisitSchedule(begin, end, zone).visits(cast.size(), SEED);
    Map<Integer, Integer> times = new HashMap<>();
    for (var visit : visits) {
      times.merge(visit.member(), 1, Integer::sum);
      deeds.add(new Deed(visit.at(), visit.member(), true));
    }
    var sayings = SampleTexts.read();
    for (int i = 0; i < cast.size(); i++) {
      var person = enter(simulator, cast.get(i));
      visitors.add(
          new Visitor(
              cast.get(i),
              person,
              bot,
              payloads.apply(cast.get(i).id()),
              sayings,
              new Random(SEED + i),
              times.getOrDefault(i, 0)));
    }
  }

  /** Adds a person to the simulator; they have not used the bot yet. */
  public static SimulatorPerson enter(TelegramSimulator simulator, Persona member) {
    return simulator.absent(
        member.id().value(),
        member.firstName(),
        member.lastName(),
        member.username(),
        member.language());
  }

  public void live() {
    for (var deed = deeds.poll(); deed != null; deed = deeds.poll()) {
      var visitor = visitors.get(deed.member());
      if (deed.arrives() && (visitor.isHere() || visitor.isGone())) {
        visitor.missVisit();
        continue;
      }
      if (waiting.contains(deed.member()) || deed.at().isAfter(late)) {
        settle();
      }
      act(deed, visitor);
    }
    settle();
  }

  private void act(Deed deed, Visitor visitor) {
    stage.turn(deed.at());
    if (deed.arrives()) {
      visitor.come();
    }
    visitor.act();
    waiting.add(deed.member());
    late = late.equals(Instant.MAX) ? deed.at().plus(PATIENCE) : late;
    var next = deed.at().plusMillis(dice.nextInt(16_000, 28_000));
    if (visitor.isHere() && !next.isAfter(end)) {
      deeds.add(new Deed(next, deed.member(), false));
    } else {
      visitor.leave();
    }
  }

  private void settle() {
    stage.settle();
    waiting.clear();
    late = Instant.MAX;
  }
}
