package switchboard.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.domain.UserId;
import switchboard.insight.Journey;
import switchboard.store.sql.RowBatch;

/** When users arrived and in which weeks they were active: each user's row, and the sums. */
public interface JourneyDao {

  /**
   * What figures about people count of a user.
   *
   * @param arrivedDay counted from 1970
   * @param weeks bit n: active in week n after the one of their arrival
   * @param source the payload of their first {@code /start}; may be empty
   * @param reached whether they have reached a goal
   */
  record JourneyRow(UserId userId, long arrivedDay, long weeks, String source, boolean reached) {

    /** In which instances write them, so that they wait for each other instead of a deadlock. */
    static final Comparator<JourneyRow> ORDER =
        Comparator.comparingLong(row -> row.userId().value());

    static JourneyRow of(UserId user, Journey journey) {
      return new JourneyRow(
          user, journey.arrivedDay(), journey.weeks(), journey.source(), journey.reached());
    }

    public Journey journey() {
      return new Journey(arrivedDay, weeks, source, reached);
    }
  }

  /**
   * Users known now.
   *
   * @param week after that of their arrival, in which they were active
   */
  record CohortFigures(long arrivedWeek, long week, long people) {

    /** In which instances write them, so that they wait for each other instead of a deadlock. */
    public static final Comparator<CohortFigures> ORDER =
        Comparator.comparingLong(CohortFigures::arrivedWeek).thenComparingLong(CohortFigures::week);
  }

  /**
   * Users active in a week.
   *
   * @param returned active in the week before too
   * @param resurrected not active in the week before, nor newcomers
   */
  record WeekFigures(long week, long newcomers, long returned, long resurrected) {

    public WeekFigures plus(WeekFigures other) {
      return new WeekFigures(
          week,
          newcomers + other.newcomers,
          returned + other.returned,
          resurrected + other.resurrected);
    }
  }

  @SqlQuery("SELECT * FROM journeys WHERE user_id IN (<users>)")
  List<JourneyRow> of(@BindList("users") List<UserId> users);

  @SqlQuery("SELECT * FROM journeys WHERE user_id = :userId")
  Optional<JourneyRow> find(@Bind("userId") UserId userId);

  @RowBatch(
      key = "userId",
      value =
          """
          INSERT INTO journeys (user_id, arrived_day, weeks, source, reached)
          VALUES (:userId, :arrivedDay, :weeks, :source, :reached)
          ON CONFLICT (user_id) DO UPDATE SET weeks = excluded.weeks, reached = excluded.reached
          """)
  void save(List<JourneyRow> rows);

  @SqlUpdate("UPDATE journeys SET reached = 1 WHERE user_id IN (<users>)")
  void setReached(@BindList("users") List<UserId> users);

  @SqlUpdate("DELETE FROM journeys WHERE user_id = :userId")
  void delete(@Bind("userId") UserId userId);

  @RowBatch(
      """
      INSERT INTO cohort_figures (arrived_week, week, people) VALUES (:arrivedWeek, :week, :people)
      ON CONFLICT (arrived_week, week) DO UPDATE SET
        people = cohort_figures.people + excluded.people
      """)
  void addCohorts(List<CohortFigures> figures);

  @RowBatch(
      """
      INSERT INTO week_figures (week, newcomers, returned, resurrected)
      VALUES (:week, :newcomers, :returned, :resurrected)
      ON CONFLICT (week) DO UPDATE SET
        newcomers = week_figures.newcomers + excluded.newcomers,
        returned = week_figures.returned + excluded.returned,
        resurrected = week_figures.resurrected + excluded.resurrected
      """)
  void addWeeks(List<WeekFigures> figures);

  @SqlQuery(
      """
      SELECT * FROM cohort_figures WHERE arrived_week BETWEEN :from AND :to AND people <> 0
      ORDER BY arrived_week, week
      """)
  List<CohortFigures> cohorts(@Bind("from") long from, @Bind("to") long to);

  @SqlQuery("SELECT * FROM week_figures WHERE week BETWEEN :from AND :to ORDER BY week")
  List<WeekFigures> weeks(@Bind("from") long from, @Bind("to") long to);
}
