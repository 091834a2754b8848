package switchboard.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Goal;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;
import switchboard.store.RecentUsers;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.Tables;

/** Counts a batch's use of the bot, for users who count in figures. */
final class UsageCounter {

  private final Tables tables;
  private final RecentUsers recent;
  private final ActivityCounter activity = new ActivityCounter();
  private final VisitCounter visits = new VisitCounter();
  private final JourneyCounter journeys = new JourneyCounter();
  private final StartCounter starts = new StartCounter();
  private final GoalCounter goals;

  /** What this batch changed about users, which is not stored yet. */
  private final Map<UserId, Instant> lastSeen = new HashMap<>();

  private final Map<UserId, Boolean> reachable = new HashMap<>();

  UsageCounter(Tables tables, RecentUsers recent, List<Goal> goals) {
    this.tables = tables;
    this.recent = recent;
    this.goals = new GoalCounter(goals);
  }

  void count(ReceivedUpdate received, Session before, Decision decision) {
    if (!tables.countsFigures()) {
      return;
    }
    var user = before.user();
    var at = received.receivedAt();
    var update = new CountedUpdate(received.incoming(), before, decision, at, lastSeen(user));
    boolean counts = before.preferences().figures() || decision.next().preferences().figures();
    decision.effects().forEach(effect -> followReachable(update, effect, counts));
    if (counts) {
      activity.count(update);
      starts.count(update);
      goals.count(update);
    }
    if (update.isPresent()) {
      lastSeen.put(user, at);
      if (counts) {
        countPresence(update);
      }
    }
    if (decision.next().standing() == Standing.ERASED) {
      lastSeen.remove(user);
      reachable.remove(user);
    }
  }

  private void countPresence(CountedUpdate update) {
    if (update.beginsVisit()) {
      activity.add(HourFigures.visit(update.at()));
    }
    visits.count(update);
    journeys.count(update);
  }

  private @Nullable Instant lastSeen(UserId user) {
    var row = recent.row(user);
    return lastSeen.getOrDefault(user, row == null ? null : row.lastActivity());
  }

  private void followReachable(CountedUpdate update, Effect effect, boolean counts) {
    boolean seen = effect instanceof Effect.KnowPerson know && know.privateChat() != null;
    if (!seen && !(effect instanceof Effect.SetReachable)) {
      return;
    }
    var user = update.user();
    var row = recent.row(user);
    boolean was = reachable.getOrDefault(user, row == null || row.reachable());
    boolean is = seen || (effect instanceof Effect.SetReachable set && set.reachable());
    reachable.put(user, is);
    if (counts && is != was) {
      activity.add(is ? HourFigures.cameBack(update.at()) : HourFigures.blocked(update.at()));
    }
  }

  /** Writes what was counted since the last time. The users' rows must be written before. */
  void write() {
    activity.write(tables);
    visits.write(tables);
    journeys.write(tables, recent);
    starts.write(tables);
    goals.write(tables);
  }
}
