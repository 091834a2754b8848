package switchboard.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;
import switchboard.insight.Journey;
import switchboard.insight.Period;
import switchboard.insight.Week;
import switchboard.store.JourneyChanges;
import switchboard.store.JourneyDao.JourneyRow;
import switchboard.store.JourneyDao.WeekFigures;
import switchboard.store.RecentUsers;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;

/** Counts who arrived, and in which weeks users were active: once a week for each user. */
final class JourneyCounter {

  /** The first update of a user in a week. */
  private record Presence(Week week, boolean arrives, @Nullable Week lastWeek, String source) {}

  private final Map<UserId, List<Presence>> presences = new LinkedHashMap<>();

  void count(CountedUpdate update) {
    var week = Week.of(update.at());
    Instant lastSeen = update.lastSeen();
    var lastWeek = lastSeen == null ? null : Week.of(lastSeen);
    if (update.begins() || !week.equals(lastWeek)) {
      boolean arrives = update.before().standing() != Standing.KNOWN;
      presences
          .computeIfAbsent(update.user(), _ -> new ArrayList<>())
          .add(
              new Presence(
                  week,
                  arrives,
                  arrives ? null : lastWeek,
                  arrives ? update.source().orElse("") : ""));
    }
  }

  /** Needs the users' rows to be written. */
  void write(Tables tables, RecentUsers recent) {
    if (presences.isEmpty()) {
      return;
    }
    var stored =
        tables.journeys().of(InListPadding.list(List.copyOf(presences.keySet()))).stream()
            .collect(Collectors.toMap(JourneyRow::userId, JourneyRow::journey, (one, _) -> one));
    var changes = new JourneyChanges();
    presences.forEach((user, those) -> {
      var row = recent.row(user);
      if (row != null) {
        var before = stored.get(user);
        var source = those.getFirst().source();
        var after = before == null ? Journey.begin(Period.day(row.createdAt()), source) : before;
        for (var presence : those) {
          after = after.activeIn(presence.week());
        }
        changes.replace(user, before, after);
      }
    });
    changes.write(tables);
    tables.journeys().addWeeks(weeks());
    presences.clear();
  }

  private List<WeekFigures> weeks() {
    SortedMap<Week, WeekFigures> weeks = new TreeMap<>();
    presences.values().stream()
        .flatMap(List::stream)
        .map(JourneyCounter::active)
        .forEach(active -> weeks.merge(new Week(active.week()), active, WeekFigures::plus));
    return List.copyOf(weeks.values());
  }

  private static WeekFigures active(Presence presence) {
    long week = presence.week().number();
    var last = presence.lastWeek();
    long passed = last == null ? 0 : week - last.number();
    return new WeekFigures(
        week, presence.arrives() ? 1 : 0, passed == 1 ? 1 : 0, passed > 1 ? 1 : 0);
  }
}
