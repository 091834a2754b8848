package switchboard.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.domain.UserId;
import switchboard.store.sql.RowBatch;

/** Attempts at the goals of the bot file: each user's rows, and the sums. */
public interface GoalDao {

  /**
   * A user's attempt.
   *
   * @param step how many steps were reached
   * @param reachedAt when the last of them was
   */
  record AttemptRow(UserId userId, String goal, Instant startedAt, int step, Instant reachedAt) {}

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
  }

  /** Attempts of users known now that reached the goal, by how long they took. */
  record GoalTimes(String goal, long day, int bucket, long attempts) {

    /** See {@link GoalFigures#ORDER}. */
    public static final Comparator<GoalTimes> ORDER =
        Comparator.comparing(GoalTimes::goal)
            .thenComparingLong(GoalTimes::day)
            .thenComparingInt(GoalTimes::bucket);
  }

  /** Attempts of these users that began since then. */
  @SqlQuery("SELECT * FROM goal_attempts WHERE user_id IN (<users>) AND started_at >= :since")
  List<AttemptRow> since(@BindList("users") List<UserId> users, @Bind("since") Instant since);

  @SqlQuery("SELECT * FROM goal_attempts WHERE user_id = :userId ORDER BY started_at, goal")
  List<AttemptRow> of(@Bind("userId") UserId userId);

  @RowBatch(
      """
      INSERT INTO goal_attempts (user_id, goal, started_at, step, reached_at)
      VALUES (:userId, :goal, :startedAt, :step, :reachedAt)
      ON CONFLICT (user_id, goal, started_at) DO UPDATE SET
        step = excluded.step, reached_at = excluded.reached_at
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
}
