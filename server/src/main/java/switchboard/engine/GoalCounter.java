package switchboard.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import switchboard.domain.Goal;
import switchboard.domain.UserId;
import switchboard.insight.Attempt;
import switchboard.store.GoalDao.Aim;
import switchboard.store.GoalDao.AttemptRow;
import switchboard.store.GoalDao.Pursuit;
import switchboard.store.LinkDao.LinkFigures;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;

/**
 * Counts a batch's attempts at the goals of the bot file. Users without a journey are not counted.
 */
final class GoalCounter {

  /** A step of a goal that a user was shown. */
  private record Shown(UserId user, Goal goal, String screen, Instant at) {

    Aim aim() {
      return new Aim(user, goal.id());
    }
  }

  private final List<Goal> goals;
  private final List<Shown> shown = new ArrayList<>();

  GoalCounter(List<Goal> goals) {
    this.goals = goals;
  }

  void count(CountedUpdate update) {
    if (!goals.isEmpty()) {
      update.opened().ifPresent(screen -> count(update.user(), screen, update.at()));
    }
  }

  /** A tap, a command, or a text that is answered with a screen. */
  private void count(UserId user, String screen, Instant at) {
    var stored = at.truncatedTo(ChronoUnit.MILLIS);
    goals.stream()
        .filter(goal -> goal.steps().contains(screen))
        .forEach(goal -> shown.add(new Shown(user, goal, screen, stored)));
  }

  /** Writes what was counted since the last time. Needs the journeys to be written. */
  void write(Tables tables) {
    if (!shown.isEmpty()) {
      var byAim = shown.stream().collect(groupingBy(Shown::aim, LinkedHashMap::new, toList()));
      shown.clear();
      var changes = new Changes();
      var aims = InListPadding.list(List.copyOf(byAim.keySet()));
      for (var pursuit : new LinkedHashSet<>(tables.goals().pursuits(aims))) {
        changes.follow(pursuit, byAim.getOrDefault(pursuit.aim(), List.of()));
      }
      changes.write(tables);
    }
  }

  /** What changes in the tables. */
  private static final class Changes {

    private final List<AttemptRow> before = new ArrayList<>();
    private final List<AttemptRow> after = new ArrayList<>();

    /** By users who have reached a goal for the first time. */
    private final Map<UserId, LinkFigures> reached = new HashMap<>();

    void follow(Pursuit pursuit, List<Shown> steps) {
      var stored = pursuit.attempt().orElse(null);
      var changed = new LinkedHashMap<Instant, Attempt>();
      var latest = stored;
      for (var step : steps) {
        var next = Attempt.next(step.goal(), latest, step.screen(), step.at());
        if (next.isPresent()) {
          latest = next.get();
          changed.put(latest.startedAt(), latest);
        }
      }
      if (stored != null && changed.containsKey(stored.startedAt())) {
        before.add(AttemptRow.of(pursuit.aim(), stored));
      }
      changed.values().forEach(attempt -> after.add(AttemptRow.of(pursuit.aim(), attempt)));
      if (!pursuit.reached() && changed.values().stream().anyMatch(Attempt::done)) {
        reached.put(
            pursuit.userId(), new LinkFigures(pursuit.source(), pursuit.arrivedDay(), 0, 0, 0, 1));
      }
    }

    void write(Tables tables) {
      if (after.isEmpty()) {
        return;
      }
      tables.goals().change(before, after);
      if (!reached.isEmpty()) {
        tables.journeys().setReached(InListPadding.list(List.copyOf(reached.keySet())));
        var links = new TreeMap<LinkFigures, LinkFigures>(LinkFigures.ORDER);
        reached.values().forEach(link -> links.merge(link, link, LinkFigures::plus));
        tables.links().addFigures(List.copyOf(links.values()));
      }
    }
  }
}
