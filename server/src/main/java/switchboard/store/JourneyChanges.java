package switchboard.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.insight.Journey;
import switchboard.store.JourneyDao.CohortFigures;
import switchboard.store.JourneyDao.JourneyRow;
import switchboard.store.LinkDao.LinkFigures;

/** Changes of journeys, and what they add to the figures about the people known now. */
public final class JourneyChanges {

  private record Cohort(long arrivedWeek, int week) {}

  private record Arrival(String source, long day) {}

  private final List<JourneyRow> rows = new ArrayList<>();
  private final Map<Cohort, Long> cohorts = new HashMap<>();
  private final Map<Arrival, LinkFigures> arrivals = new HashMap<>();

  /** The user counts no longer. */
  public static void leave(Tables tables, UserId user) {
    var row = tables.journeys().find(user);
    if (row.isPresent()) {
      var changes = new JourneyChanges();
      changes.count(row.get().journey(), -1);
      tables.journeys().delete(user);
      changes.write(tables);
    }
  }

  /**
   * @param before absent: the user has not counted yet
   */
  public void replace(UserId user, @Nullable Journey before, Journey after) {
    if (!after.equals(before)) {
      if (before != null) {
        count(before, -1);
      }
      count(after, 1);
      rows.add(JourneyRow.of(user, after));
    }
  }

  private void count(Journey journey, long times) {
    for (int week = 0; week < Journey.WEEKS; week++) {
      if (journey.wasActive(week)) {
        cohorts.merge(new Cohort(journey.arrivedWeek().number(), week), times, Long::sum);
      }
    }
    var source = journey.source();
    long day = journey.arrivedDay();
    arrivals.merge(
        new Arrival(source, day),
        new LinkFigures(
            source, day, 0, times, journey.stayed() ? times : 0, journey.reached() ? times : 0),
        LinkFigures::plus);
  }

  /** Writes them in a fixed order, so that instances wait for each other instead of a deadlock. */
  public void write(Tables tables) {
    if (!rows.isEmpty()) {
      tables.journeys().save(rows.stream().sorted(JourneyRow.ORDER).toList());
    }
    var changedCohorts =
        cohorts.entrySet().stream()
            .filter(change -> change.getValue() != 0)
            .map(change ->
                new CohortFigures(
                    change.getKey().arrivedWeek, change.getKey().week, change.getValue()))
            .sorted(CohortFigures.ORDER)
            .toList();
    if (!changedCohorts.isEmpty()) {
      tables.journeys().addCohorts(changedCohorts);
    }
    var changedArrivals =
        arrivals.values().stream()
            .filter(change -> !change.isNothing())
            .sorted(LinkFigures.ORDER)
            .toList();
    if (!changedArrivals.isEmpty()) {
      tables.links().addFigures(changedArrivals);
    }
  }
}
