package switchboard.testing;

import java.util.List;
import switchboard.insight.Period;
import switchboard.insight.Week;
import switchboard.store.JourneyDao.CohortFigures;
import switchboard.store.JourneyDao.WeekFigures;
import switchboard.store.PathDao.Exits;
import switchboard.store.PathDao.How;
import switchboard.store.PathDao.Transitions;

/** Figures as weeks of use would leave them. */
public final class RollupRows {

  private static final long HOURS = 24;

  private final TestServer house;
  private final long today;
  private final long week;

  public RollupRows(TestServer house) {
    this.house = house;
    var now = house.simulator().clock().now();
    today = Period.day(now);
    week = Week.of(now).number();
  }

  public void clear() {
    for (var table :
        List.of(
            "hourly_figures",
            "week_figures",
            "cohort_figures",
            "transition_figures",
            "exit_figures",
            "word_figures",
            "people_by_language")) {
      house.meddle("DELETE FROM " + table);
    }
  }

  public void fill() {
    hour(today, 8, 1, 2, 0, 20);
    hour(today - 10, 6, 1, 1, 1, 20);
    hour(today - 40, 5, 1, 1, 0, 0);
    language("en", 40);
    language("de", 9);
    language("it", 3);
    house
        .server()
        .store()
        .run(tables -> {
          var journeys = tables.journeys();
          for (int ago = 7; ago >= 0; ago--) {
            journeys.addWeeks(List.of(new WeekFigures(week - ago, 5 + ago % 3, 12 + ago, 4)));
          }
          journeys.addCohorts(
              List.of(
                  new CohortFigures(week - 6, 0, 40),
                  new CohortFigures(week - 6, 1, 20),
                  new CohortFigures(week - 6, 2, 14),
                  new CohortFigures(week - 6, 3, 12),
                  new CohortFigures(week - 6, 4, 10),
                  new CohortFigures(week - 6, 5, 9),
                  new CohortFigures(week, 0, 6)));
          var paths = tables.paths();
          paths.addTransitions(
              List.of(
                  new Transitions(today - 40, "", "home", How.COMMAND, 9),
                  way("", "home", How.COMMAND, 90),
                  way("home", "hours", How.TAP, 60),
                  way("hours", "holidays", How.TAP, 20),
                  way("hours", "home", How.TAP, 15),
                  way("holidays", "hours", How.TAP, 5),
                  way("hours", "hours", How.TAP, 7),
                  way("home", "find", How.TAP, 30),
                  way("home", ":history", How.COMMAND, 8),
                  way("home", "gone", How.TAP, 6)));
          paths.addExits(
              List.of(
                  new Exits(today, "hours", 24),
                  new Exits(today, "home", 10),
                  new Exits(today, "find", 6)));
        });
  }

  /** Few people of many languages and weeks; events are not few. */
  public void few() {
    language("en", 40);
    language("de", 9);
    language("it", 3);
    language("nl", 2);
    house.meddle("UPDATE statistics SET total = 54 WHERE name = 'users'");
    house.meddle("UPDATE statistics SET total = 3 WHERE name = 'unreachable'");
    hour(today, 3, 2, 4, 1, 20);
    for (var word : List.of("answered", "not_understood")) {
      for (var language : List.of("en", "it", "nl")) {
        house.meddle(
            "INSERT INTO word_figures (week, language, outcome, texts) VALUES (%d, '%s', '%s', %d)"
                .formatted(week, language, word, language.equals("en") ? 40 : 3));
      }
    }
    house
        .server()
        .store()
        .run(tables ->
            tables
                .journeys()
                .addCohorts(
                    List.of(
                        new CohortFigures(week - 3, 0, 30),
                        new CohortFigures(week - 3, 1, 12),
                        new CohortFigures(week - 3, 2, 3),
                        new CohortFigures(week - 2, 0, 3),
                        new CohortFigures(week - 2, 1, 2),
                        new CohortFigures(week - 1, 0, 20),
                        new CohortFigures(week - 1, 1, 9),
                        new CohortFigures(week, 0, 8))));
  }

  private Transitions way(String from, String to, How how, long times) {
    return new Transitions(today - 1, from, to, how, times);
  }

  private void hour(long day, int newcomers, int cameBack, int blocked, int erased, int visits) {
    house.meddle(
        "INSERT INTO hourly_figures (hour, newcomers, messages, taps, commands, came_back, blocked,"
            + " erased, visits) VALUES (%d, %d, 0, 9, 0, %d, %d, %d, %d)"
                .formatted(day * HOURS, newcomers, cameBack, blocked, erased, visits));
  }

  private void language(String tag, int people) {
    house.meddle(
        "INSERT INTO people_by_language (language, people) VALUES ('%s', %d)"
            .formatted(tag, people));
  }
}
