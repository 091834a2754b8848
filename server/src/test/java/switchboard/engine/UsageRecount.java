package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Conversation;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;
import switchboard.engine.RecordingDecider.Step;
import switchboard.store.StoredJson;

/** Figures counted user by user from all that happened, as lines of "key|…|number". */
final class UsageRecount {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final Duration PAUSE = Duration.ofMinutes(30);

  final Map<String, Long> visits = new TreeMap<>();
  final Map<String, Long> blocked = new TreeMap<>();
  final Map<String, Long> cameBack = new TreeMap<>();
  final Map<String, Long> erased = new TreeMap<>();
  final Map<String, Long> transitions = new TreeMap<>();
  final Map<String, Long> exits = new TreeMap<>();
  final Map<String, Long> newcomers = new TreeMap<>();
  final Map<String, Long> returned = new TreeMap<>();
  final Map<String, Long> resurrected = new TreeMap<>();

  /** The weeks in which users were active since they count, of those who count now. */
  final Map<UserId, TreeSet<Long>> weeks = new HashMap<>();

  UsageRecount(List<Step> steps) {
    var users = new HashMap<UserId, List<Step>>();
    steps.forEach(step -> users.computeIfAbsent(step.user(), _ -> new ArrayList<>()).add(step));
    users.values().forEach(those -> new OfUser().recount(those));
  }

  static long week(Instant at) {
    return Math.floorDiv(at.toEpochMilli() + 3 * DAY, 7 * DAY);
  }

  static List<String> lines(Map<String, Long> figures) {
    return figures.entrySet().stream().map(it -> it.getKey() + "|" + it.getValue()).toList();
  }

  private static void add(Map<String, Long> figures, Object... key) {
    figures.merge(String.join("|", Stream.of(key).map(String::valueOf).toList()), 1L, Long::sum);
  }

  /** A user's way. */
  private final class OfUser {

    private @Nullable Instant seen;
    private boolean reachable = true;

    /** The visit so far: when and with which screen it would end. */
    private @Nullable Instant visitedAt;

    private String screen = "";

    void recount(List<Step> steps) {
      for (var step : steps) {
        if (step.decision() == null) {
          endVisit();
          erase(step);
        } else {
          decided(step, Objects.requireNonNull(step.before()), step.decision());
        }
      }
      endVisit();
    }

    private void erase(Step step) {
      add(erased, step.at().toEpochMilli() / HOUR);
      weeks.remove(step.user());
      seen = null;
      reachable = true;
    }

    private void decided(Step step, Session before, Decision decision) {
      boolean isIn = before.preferences().figures();
      boolean staysIn = decision.next().preferences().figures();
      countReachable(step, decision, isIn || staysIn);
      if (decision.effects().stream().anyMatch(Effect.KnowPerson.class::isInstance)) {
        if (isIn || staysIn) {
          present(step, before, decision);
        }
        seen = step.at();
      }
      if (decision.effects().stream().anyMatch(Effect.Erase.class::isInstance)) {
        endVisit();
        erase(step);
      } else if (!staysIn) {
        endVisit();
        weeks.remove(step.user());
      }
    }

    private void countReachable(Step step, Decision decision, boolean counts) {
      for (var effect : decision.effects()) {
        boolean was = reachable;
        if (effect instanceof Effect.SetReachable set) {
          reachable = set.reachable();
        } else if (effect instanceof Effect.KnowPerson know && know.privateChat() != null) {
          reachable = true;
        }
        if (was != reachable && counts) {
          add(reachable ? cameBack : blocked, step.at().toEpochMilli() / HOUR);
        }
      }
    }

    private void present(Step step, Session before, Decision decision) {
      var at = step.at();
      boolean arrives = before.standing() != Standing.KNOWN;
      if (visitedAt != null && Duration.between(visitedAt, at).compareTo(PAUSE) >= 0) {
        endVisit();
      }
      boolean begins = visitedAt == null;
      var to = screen(decision.next().conversation());
      var how = how(Objects.requireNonNull(step.incoming()));
      if (begins) {
        add(visits, at.toEpochMilli() / HOUR);
      }
      if (how != null) {
        add(transitions, at.toEpochMilli() / DAY, begins ? "" : screen, to, how);
      }
      visitedAt = at;
      screen = to;
      weeks.computeIfAbsent(step.user(), _ -> new TreeSet<>()).add(week(at));
      countWeek(arrives, at);
    }

    private void countWeek(boolean arrives, Instant at) {
      if (arrives) {
        add(newcomers, week(at));
      } else if (seen != null && week(at) > week(seen)) {
        add(week(at) == week(seen) + 1 ? returned : resurrected, week(at));
      }
    }

    private void endVisit() {
      if (visitedAt != null) {
        add(exits, visitedAt.toEpochMilli() / DAY, screen);
        visitedAt = null;
      }
    }

    private static String screen(Conversation conversation) {
      return conversation instanceof Conversation.Browsing browsing
          ? browsing.screen()
          : ":" + StoredJson.state(conversation);
    }

    private static @Nullable String how(Incoming incoming) {
      return switch (incoming) {
        case Incoming.Tap _ -> "tap";
        case Incoming.Command _ -> "command";
        case Incoming.Text _, Incoming.Media _ -> "text";
        case Incoming.Edited _, Incoming.Reachability _, Incoming.Other _ -> null;
      };
    }
  }
}
