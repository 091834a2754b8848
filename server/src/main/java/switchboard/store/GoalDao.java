package switchboard.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethodsList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.insight.Attempt;
import switchboard.insight.DurationBucket;
import switchboard.insight.Period;
import switchboard.store.sql.RowBatch;

/** Attempts at the goals of the bot file: each user's rows, and the sums. */
public interface GoalDao {

  /**
   * A user's attempt.
   *
   * @param step how many steps were reached
   * @param reachedAt when the last of them was
   * @param done whether that was the goal's last step then
   */
  record AttemptRow(
      UserId userId, String goal, Instant startedAt, int step, Instant reachedAt, boolean done) {

    public static AttemptRow of(Aim aim, Attempt attempt) {
      return new AttemptRow(
          aim.userId,
          aim.goal,
          attempt.startedAt(),
          attempt.step(),
          attempt.reachedAt(),
          attempt.done());
    }

    private Attempt attempt() {
      return new Attempt(startedAt, step, reachedAt, done);
    }

    private Stream<GoalFigures> figures() {
      return IntStream.rangeClosed(1, step)
          .mapToObj(reached -> new GoalFigures(goal, Period.day(startedAt), reached, 1));
    }

    private Stream<GoalTimes> times() {
      var bucket = DurationBucket.of(attempt().duration()).number();
      return done
          ? Stream.of(new GoalTimes(goal, Period.day(startedAt), bucket, 1))
          : Stream.empty();
    }
  }

  /** A user and a goal. */
  record Aim(UserId userId, String goal) {}

  /**
   * A user with a journey, and their latest attempt at a goal.
   *
   * @param arrivedDay see {@link JourneyDao.JourneyRow}, as for the source
   * @param reached whether they have reached any goal
   * @param startedAt absent if there was no attempt, like the others
   */
  record Pursuit(
      UserId userId,
      String goal,
      long arrivedDay,
      String source,
      boolean reached,
      @Nullable Instant startedAt,
      @Nullable Integer step,
      @Nullable Instant reachedAt,
      @Nullable Boolean done) {

    public Aim aim() {
      return new Aim(userId, goal);
    }

    public Optional<Attempt> attempt() {
      return startedAt == null || step == null || reachedAt == null || done == null
          ? Optional.empty()
          : Optional.of(new Attempt(startedAt, step, reachedAt, done));
    }
  }

  /**
   * Attempts of users known now, by the day of their beginning.
   *
   * @param step that they reached, counted from 1
   */
  record GoalFigures(String goal, long day, int step, long attempts) {

    /** In which instances write them, so that they wait for each other instead of a deadlock. */
    public static final Comparator<GoalFigures> ORDER =
        Comparator.comparing(GoalFigures::goal)
            .thenComparingLong(GoalFigures::day)
            .thenComparingInt(GoalFigures::step);

    private GoalFigures with(long number) {
      return new GoalFigures(goal, day, step, number);
    }
  }

  /** Attempts of users known now that reached the goal, by how long they took. */
  record GoalTimes(String goal, long day, int bucket, long attempts) {

    /** See {@link GoalFigures#ORDER}. */
    public static final Comparator<GoalTimes> ORDER =
        Comparator.comparing(GoalTimes::goal)
            .thenComparingLong(GoalTimes::day)
            .thenComparingInt(GoalTimes::bucket);

    private GoalTimes with(long number) {
      return new GoalTimes(goal, day, bucket, number);
    }
  }

  /** Attempts of some days. */
  record StepTotal(String goal, int step, long attempts) {}

  /** Attempts of some days that reached the goal. */
  record TimeTotal(String goal, int bucket, long attempts) {}

  /** One for each user with a journey. */
  @SqlQuery(
      """
      WITH asked (user_id, goal) AS (VALUES <aims>)
      SELECT j.user_id, asked.goal, j.arrived_day, j.source, j.reached,
             a.started_at, a.step, a.reached_at, a.done
      FROM asked
      JOIN journeys j ON j.user_id = CAST(asked.user_id AS int8)
      LEFT JOIN goal_attempts a ON a.user_id = j.user_id AND a.goal = asked.goal AND a.started_at = (
        SELECT max(latest.started_at) FROM goal_attempts latest
        WHERE latest.user_id = j.user_id AND latest.goal = asked.goal)
      """)
  List<Pursuit> pursuits(
      @BindMethodsList(
              value = "aims",
              methodNames = {"userId", "goal"})
          List<Aim> aims);

  @SqlQuery("SELECT * FROM goal_attempts WHERE user_id = :userId ORDER BY goal, started_at")
  List<AttemptRow> of(@Bind("userId") UserId userId);

  /**
   * Writes attempts, and the figures with them.
   *
   * @param before those that go on, as they were
   */
  default void change(List<AttemptRow> before, List<AttemptRow> after) {
    save(after);
    addDifference(before, after);
  }

  /** Takes a user out of the figures. */
  default void leave(UserId userId) {
    addDifference(of(userId), List.of());
    delete(userId);
  }

  private void addDifference(List<AttemptRow> before, List<AttemptRow> after) {
    var figures =
        difference(before, after, AttemptRow::figures, GoalFigures.ORDER, GoalFigures::with);
    if (!figures.isEmpty()) {
      addFigures(figures);
    }
    var times = difference(before, after, AttemptRow::times, GoalTimes.ORDER, GoalTimes::with);
    if (!times.isEmpty()) {
      addTimes(times);
    }
  }

  private static <T> List<T> difference(
      List<AttemptRow> before,
      List<AttemptRow> after,
      Function<AttemptRow, Stream<T>> parts,
      Comparator<T> order,
      BiFunction<T, Long, T> with) {
    var sums = new TreeMap<T, Long>(order);
    before.stream().flatMap(parts).forEach(part -> sums.merge(part, -1L, Long::sum));
    after.stream().flatMap(parts).forEach(part -> sums.merge(part, 1L, Long::sum));
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue() != 0)
        .map(sum -> with.apply(sum.getKey(), sum.getValue()))
        .toList();
  }

  @RowBatch(
      """
      INSERT INTO goal_attempts (user_id, goal, started_at, step, reached_at, done)
      VALUES (:userId, :goal, :startedAt, :step, :reachedAt, :done)
      ON CONFLICT (user_id, goal, started_at) DO UPDATE SET
        step = excluded.step, reached_at = excluded.reached_at, done = excluded.done
      """)
  void save(List<AttemptRow> attempts);

  @SqlUpdate("DELETE FROM goal_attempts WHERE user_id = :userId")
  void delete(@Bind("userId") UserId userId);

  @RowBatch(
      """
      INSERT INTO goal_figures (goal, day, step, attempts) VALUES (:goal, :day, :step, :attempts)
      ON CONFLICT (goal, day, step) DO UPDATE SET
        attempts = goal_figures.attempts + excluded.attempts
      """)
  void addFigures(List<GoalFigures> figures);

  @RowBatch(
      """
      INSERT INTO goal_times (goal, day, bucket, attempts) VALUES (:goal, :day, :bucket, :attempts)
      ON CONFLICT (goal, day, bucket) DO UPDATE SET
        attempts = goal_times.attempts + excluded.attempts
      """)
  void addTimes(List<GoalTimes> times);

  @SqlQuery(
      """
      SELECT goal, step, SUM(attempts) AS attempts FROM goal_figures
      WHERE goal IN (<goals>) AND day BETWEEN :from AND :to GROUP BY goal, step
      """)
  List<StepTotal> steps(
      @BindList("goals") List<String> goals, @Bind("from") long from, @Bind("to") long to);

  @SqlQuery(
      """
      SELECT goal, bucket, SUM(attempts) AS attempts FROM goal_times
      WHERE goal IN (<goals>) AND day BETWEEN :from AND :to GROUP BY goal, bucket
      HAVING SUM(attempts) > 0 ORDER BY goal, bucket
      """)
  List<TimeTotal> times(
      @BindList("goals") List<String> goals, @Bind("from") long from, @Bind("to") long to);
}
