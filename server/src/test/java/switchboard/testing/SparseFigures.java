package switchboard.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import switchboard.domain.StartLink;
import switchboard.insight.Period;
import switchboard.insight.Week;
import switchboard.store.GoalDao.GoalFigures;
import switchboard.store.JourneyDao.CohortFigures;
import switchboard.store.JourneyDao.WeekFigures;
import switchboard.store.LinkDao.LinkFigures;
import switchboard.store.LinkDao.LinkRow;
import switchboard.store.RollupDao.HourFigures;

/** Figures of a bot with few people, which agree with each other; most counts are small. */
public final class SparseFigures {

  /** Codes of links. */
  public static final List<String> LINKS = List.of("aaaaaa", "bbbbbb", "cccccc");

  private static final int DAYS = 200;
  private static final long HOURS = 24;

  private final TestServer house;
  private final Random random;
  private final long today;

  public SparseFigures(TestServer house, long seed) {
    this.house = house;
    random = new Random(seed);
    today = Period.day(house.simulator().clock().now());
  }

  /** Replaces all figures. */
  public void fill() {
    new RollupRows(house).clear();
    for (var table :
        List.of("links", "link_figures", "goal_figures", "daily_activity", "people_by_last_day")) {
      house.meddle("DELETE FROM " + table);
    }
    links();
    weeks(arrivals());
    goals();
    languages();
  }

  private void links() {
    var now = house.simulator().clock().now();
    house
        .server()
        .store()
        .run(tables ->
            LINKS.forEach(code -> {
              var _ = tables.links().add(new LinkRow(code, code, "hours", "ana", now, null));
            }));
  }

  /** People who arrived in each week. */
  private Map<Long, Long> arrivals() {
    var sources = Stream.concat(LINKS.stream().map(StartLink::payload), Stream.of("", "hours"));
    var names = sources.toList();
    var weeks = new TreeMap<Long, Long>();
    for (long day = today - DAYS; day <= today; day++) {
      long came = 0;
      for (var source : random.nextInt(4) == 0 ? names : List.<String>of()) {
        long people = random.nextInt(3) == 0 ? random.nextInt(9) : random.nextInt(2);
        came += people;
        add(new LinkFigures(source, day, people, people, upTo(people), upTo(people)));
      }
      hour(day, came);
      weeks.merge(Week.ofDay(day).number(), came, Long::sum);
    }
    return weeks;
  }

  private long upTo(long most) {
    return random.nextLong(most + 1);
  }

  private void add(LinkFigures figures) {
    house.server().store().run(tables -> tables.links().addFigures(List.of(figures)));
  }

  private void hour(long day, long newcomers) {
    var figures =
        new HourFigures(
            day * HOURS, newcomers, 90, 90, 9, 30, upTo(1), upTo(1), random.nextInt(30) / 29);
    house.server().store().run(tables -> tables.rollups().addHours(List.of(figures)));
    house.meddle(
        "INSERT INTO daily_activity (day, people) VALUES (%d, %d)"
            .formatted(day, newcomers + upTo(9)));
    house.meddle(
        "INSERT INTO people_by_last_day (day, people) VALUES (%d, %d)".formatted(day, upTo(1)));
  }

  private void weeks(Map<Long, Long> arrived) {
    var earlier = new HashMap<Long, Long>();
    var store = house.server().store();
    arrived.forEach((week, people) -> {
      long last = Week.ofDay(today).number();
      for (long n = 0; week + n <= last; n++) {
        long active = n == 0 ? people : upTo(Math.min(people, 9));
        var cohort = new CohortFigures(week, n, active);
        store.run(tables -> tables.journeys().addCohorts(List.of(cohort)));
        earlier.merge(week + n, n == 0 ? 0 : active, Long::sum);
      }
    });
    arrived.forEach((week, people) -> {
      long known = earlier.getOrDefault(week, 0L);
      long returned = upTo(known);
      var figures = new WeekFigures(week, people, returned, known - returned);
      store.run(tables -> tables.journeys().addWeeks(List.of(figures)));
    });
  }

  private void goals() {
    for (long day = today - 60; day <= today; day += 4) {
      for (var goal : List.of("reserve", "cake")) {
        long attempts = upTo(4);
        for (int step = 1; step <= 3; step++) {
          var figures = new GoalFigures(goal, day, step, attempts);
          house.server().store().run(tables -> tables.goals().addFigures(List.of(figures)));
          attempts = upTo(attempts);
        }
      }
    }
  }

  private void languages() {
    long users = 0;
    for (var language : List.of("en", "de", "fr", "it", "nl", "es", "pt", "pl", "sv")) {
      long people = language.equals("en") ? 40 : 1 + upTo(8);
      users += people;
      house.meddle(
          "INSERT INTO people_by_language (language, people) VALUES ('%s', %d)"
              .formatted(language, people));
    }
    house.meddle("UPDATE statistics SET total = %d WHERE name = 'users'".formatted(users));
    house.meddle("UPDATE statistics SET total = 3 WHERE name = 'unreachable'");
  }
}
