package switchboard.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import switchboard.domain.TextOutcome;
import switchboard.insight.Week;
import switchboard.store.sql.RowBatch;

/**
 * Activity totals per hour and day; queries never scan users' rows. Hours and days are counted from
 * 1970 in UTC.
 */
public interface RollupDao {

  /**
   * Activity in an hour.
   *
   * @param visits that began
   * @param blocked users who became unreachable
   * @param cameBack users who became reachable again
   * @param erased users whose data was erased
   */
  record HourFigures(
      long hour,
      long newcomers,
      long messages,
      long taps,
      long commands,
      long visits,
      long blocked,
      long cameBack,
      long erased) {

    private static final long HOUR = 3_600_000;

    /** What users did. */
    public HourFigures(long hour, long newcomers, long messages, long taps, long commands) {
      this(hour, newcomers, messages, taps, commands, 0, 0, 0, 0);
    }

    public static long hourOf(Instant at) {
      return Math.floorDiv(at.toEpochMilli(), HOUR);
    }

    public static HourFigures visit(Instant at) {
      return new HourFigures(hourOf(at), 0, 0, 0, 0, 1, 0, 0, 0);
    }

    public static HourFigures blocked(Instant at) {
      return new HourFigures(hourOf(at), 0, 0, 0, 0, 0, 1, 0, 0);
    }

    public static HourFigures cameBack(Instant at) {
      return new HourFigures(hourOf(at), 0, 0, 0, 0, 0, 0, 1, 0);
    }

    public static HourFigures erased(Instant at) {
      return new HourFigures(hourOf(at), 0, 0, 0, 0, 0, 0, 0, 1);
    }

    public HourFigures plus(HourFigures other) {
      return new HourFigures(
          hour,
          newcomers + other.newcomers,
          messages + other.messages,
          taps + other.taps,
          commands + other.commands,
          visits + other.visits,
          blocked + other.blocked,
          cameBack + other.cameBack,
          erased + other.erased);
    }
  }

  /** How often a screen was opened in a day. */
  record ScreenFigures(long day, String screen, long opened) {

    public ScreenFigures opened(long times) {
      return new ScreenFigures(day, screen, times);
    }
  }

  /**
   * What became of texts in a week.
   *
   * @param week counted from Monday, 29 December 1969, in UTC
   */
  record WordFigures(long week, String language, TextOutcome outcome, long texts) {

    /** In which instances write them, so that they wait for each other instead of a deadlock. */
    public static final Comparator<WordFigures> ORDER =
        Comparator.comparingLong(WordFigures::week)
            .thenComparing(WordFigures::language)
            .thenComparing(WordFigures::outcome);

    public LocalDate monday() {
      return new Week(week).monday();
    }

    public WordFigures times(long times) {
      return new WordFigures(week, language, outcome, times);
    }
  }

  /** What happened in a range of hours. */
  record PeriodTotal(long newcomers, long cameBack, long blocked, long erased, long visits) {}

  record ScreenOpened(String screen, long opened) {}

  record DayPeople(long day, long people) {}

  record LanguagePeople(String language, long people) {}

  @RowBatch(
      """
      INSERT INTO hourly_figures
        (hour, newcomers, messages, taps, commands, visits, blocked, came_back, erased)
      VALUES
        (:hour, :newcomers, :messages, :taps, :commands, :visits, :blocked, :cameBack, :erased)
      ON CONFLICT (hour) DO UPDATE SET
        newcomers = hourly_figures.newcomers + excluded.newcomers,
        messages = hourly_figures.messages + excluded.messages,
        taps = hourly_figures.taps + excluded.taps,
        commands = hourly_figures.commands + excluded.commands,
        visits = hourly_figures.visits + excluded.visits,
        blocked = hourly_figures.blocked + excluded.blocked,
        came_back = hourly_figures.came_back + excluded.came_back,
        erased = hourly_figures.erased + excluded.erased
      """)
  void addHours(List<RollupDao.HourFigures> hours);

  @RowBatch(
      """
      INSERT INTO screen_figures (day, screen, opened) VALUES (:day, :screen, :opened)
      ON CONFLICT (day, screen) DO UPDATE SET opened = screen_figures.opened + excluded.opened
      """)
  void addScreens(List<RollupDao.ScreenFigures> screens);

  @RowBatch(
      """
      INSERT INTO word_figures (week, language, outcome, texts)
      VALUES (:week, :language, :outcome, :texts)
      ON CONFLICT (week, language, outcome) DO UPDATE SET
        texts = word_figures.texts + excluded.texts
      """)
  void addWords(List<RollupDao.WordFigures> figures);

  /** From this week on. */
  @SqlQuery("SELECT * FROM word_figures WHERE week >= :from ORDER BY week, language, outcome")
  List<RollupDao.WordFigures> words(@Bind("from") long from);

  /** Hours with activity. */
  @SqlQuery("SELECT * FROM hourly_figures WHERE hour >= :from AND hour < :to ORDER BY hour")
  List<RollupDao.HourFigures> hours(@Bind("from") long from, @Bind("to") long to);

  @SqlQuery(
      """
      SELECT COALESCE(SUM(newcomers), 0) AS newcomers, COALESCE(SUM(came_back), 0) AS came_back,
        COALESCE(SUM(blocked), 0) AS blocked, COALESCE(SUM(erased), 0) AS erased,
        COALESCE(SUM(visits), 0) AS visits
      FROM hourly_figures WHERE hour >= :from AND hour < :to
      """)
  RollupDao.PeriodTotal total(@Bind("from") long from, @Bind("to") long to);

  /** Active users per day; days without activity are omitted. */
  @SqlQuery("SELECT day, people FROM daily_activity WHERE day >= :from AND day < :to ORDER BY day")
  List<RollupDao.DayPeople> activeDays(@Bind("from") long from, @Bind("to") long to);

  /** Number of users last active on that day or later. */
  @SqlQuery("SELECT COALESCE(sum(people), 0) FROM people_by_last_day WHERE day >= :day")
  long activeSince(@Bind("day") long day);

  /** Most common languages first. */
  @SqlQuery(
      "SELECT * FROM people_by_language WHERE people > 0 ORDER BY people DESC, language LIMIT :limit")
  List<RollupDao.LanguagePeople> languages(@Bind("limit") int limit);

  /** Most opened screens first. */
  @SqlQuery(
      """
      SELECT screen, SUM(opened) AS opened FROM screen_figures WHERE day >= :from
      GROUP BY screen ORDER BY opened DESC, screen LIMIT :limit
      """)
  List<RollupDao.ScreenOpened> screens(@Bind("from") long from, @Bind("limit") int limit);

  @SqlQuery("SELECT total FROM statistics WHERE name = 'unreachable'")
  long unreachable();
}
