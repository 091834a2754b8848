package switchboard.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import switchboard.domain.Word;
import switchboard.store.sql.RowBatch;

/**
 * How users go from screen to screen. What is no screen of the bot file begins with a colon. Days
 * are counted from 1970 in UTC.
 */
public interface PathDao {

  /** What led to a screen. */
  enum How implements Word {
    TAP,
    COMMAND,
    TEXT
  }

  /**
   * How often users went from a screen to another in a day.
   *
   * @param fromScreen empty: at the beginning of a visit
   */
  record Transitions(long day, String fromScreen, String toScreen, How how, long times) {

    /** In which instances write them, so that they wait for each other instead of a deadlock. */
    public static final Comparator<Transitions> ORDER =
        Comparator.comparingLong(Transitions::day)
            .thenComparing(Transitions::fromScreen)
            .thenComparing(Transitions::toScreen)
            .thenComparing(Transitions::how);
  }

  /** Visits by their last screen so far, by the day on which it was shown. */
  record Exits(long day, String screen, long visits) {

    /** See {@link Transitions#ORDER}. */
    public static final Comparator<Exits> ORDER =
        Comparator.comparingLong(Exits::day).thenComparing(Exits::screen);
  }

  record TransitionTotal(String fromScreen, String toScreen, How how, long times) {}

  record ExitTotal(String screen, long visits) {}

  @RowBatch(
      """
      INSERT INTO transition_figures (day, from_screen, to_screen, how, times)
      VALUES (:day, :fromScreen, :toScreen, :how, :times)
      ON CONFLICT (day, from_screen, to_screen, how) DO UPDATE SET
        times = transition_figures.times + excluded.times
      """)
  void addTransitions(List<Transitions> transitions);

  @RowBatch(
      """
      INSERT INTO exit_figures (day, screen, visits) VALUES (:day, :screen, :visits)
      ON CONFLICT (day, screen) DO UPDATE SET visits = exit_figures.visits + excluded.visits
      """)
  void addExits(List<Exits> exits);

  /** The first day of which anything is known. */
  @SqlQuery("SELECT day FROM transition_figures ORDER BY day LIMIT 1")
  Optional<Long> firstDay();

  @SqlQuery(
      """
      SELECT from_screen, to_screen, how, SUM(times) AS times FROM transition_figures
      WHERE day BETWEEN :from AND :to
      GROUP BY from_screen, to_screen, how ORDER BY times DESC, from_screen, to_screen, how
      """)
  List<TransitionTotal> transitions(@Bind("from") long from, @Bind("to") long to);

  @SqlQuery(
      """
      SELECT screen, SUM(visits) AS visits FROM exit_figures WHERE day BETWEEN :from AND :to
      GROUP BY screen HAVING SUM(visits) > 0 ORDER BY visits DESC, screen
      """)
  List<ExitTotal> exits(@Bind("from") long from, @Bind("to") long to);
}
