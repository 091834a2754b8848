package switchboard.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import switchboard.insight.Period;
import switchboard.insight.Week;
import switchboard.store.JourneyDao.CohortFigures;
import switchboard.store.JourneyDao.WeekFigures;
import switchboard.store.PathDao.Exits;
import switchboard.store.PathDao.How;
import switchboard.store.PathDao.Transitions;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Fills the roll-ups as a million people with ten million interactions in a year would: rows per
 * day, hour and week, none per person.
 */
final class ManyRollups {

  private static final int DAYS = 2 * 365;
  private static final int WEEKS = 104;
  private static final int SCREENS = Integer.getInteger("screens", 60);
  private static final int WAYS = Integer.getInteger("ways", 300);
  private static final int HOURS = 24;
  private static final int TIMES_A_DAY = 27_000;
  private static final int NEWCOMERS = 20_000;
  private static final int OLDEST = 63;

  private final Store store;
  private final long today;
  private final long week;
  private final Random random = new Random(7);
  private final List<Transitions> ways = ways();

  ManyRollups(Store store, Instant now) {
    this.store = store;
    today = Period.day(now);
    week = Week.of(now).number();
  }

  void bring() {
    for (int ago = 0; ago < DAYS; ago++) {
      long day = today - ago;
      store.run(tables -> bringDay(tables, day));
    }
    store.run(this::bringWeeks);
    System.out.printf("%d days of %d ways between %d screens%n", DAYS, WAYS, SCREENS);
  }

  private List<Transitions> ways() {
    var found = new LinkedHashSet<Transitions>();
    while (found.size() < WAYS) {
      var from = screen();
      found.add(
          new Transitions(
              0,
              random.nextInt(SCREENS) == 0 ? "" : from,
              screen(),
              random.nextInt(10) == 0 ? How.COMMAND : How.TAP,
              0));
    }
    return List.copyOf(found);
  }

  private String screen() {
    int number = random.nextInt(SCREENS);
    var named = List.of("home", "hours", "holidays", "easter", "find");
    return number < named.size() ? named.get(number) : "screen-of-the-bot-" + number;
  }

  private void bringDay(Tables tables, long day) {
    tables
        .paths()
        .addTransitions(
            ways.stream()
                .map(it ->
                    new Transitions(
                        day,
                        it.fromScreen(),
                        it.toScreen(),
                        it.how(),
                        1 + random.nextInt(2 * TIMES_A_DAY / WAYS)))
                .toList());
    var exits = new ArrayList<Exits>();
    for (int i = 0; i < SCREENS; i++) {
      exits.add(new Exits(day, "screen-of-the-bot-" + i, random.nextInt(100)));
    }
    tables.paths().addExits(exits);
    var hours = new ArrayList<HourFigures>();
    for (int hour = 0; hour < HOURS; hour++) {
      hours.add(
          new HourFigures(day * HOURS + hour, random.nextInt(200), 400, TIMES_A_DAY / HOURS, 100));
    }
    tables.rollups().addHours(hours);
  }

  private void bringWeeks(Tables tables) {
    for (int ago = 0; ago < WEEKS; ago++) {
      var cohorts = new ArrayList<CohortFigures>();
      for (int later = 0; later <= Math.min(ago, OLDEST); later++) {
        cohorts.add(new CohortFigures(week - ago, later, NEWCOMERS / (1 + later)));
      }
      tables.journeys().addCohorts(cohorts);
      tables
          .journeys()
          .addWeeks(List.of(new WeekFigures(week - ago, NEWCOMERS, 2 * NEWCOMERS, 5_000)));
    }
  }
}
