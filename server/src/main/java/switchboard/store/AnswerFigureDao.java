package switchboard.store;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import switchboard.store.sql.RowBatch;

/** How long users waited for operators' answers. Days are counted from 1970 in UTC. */
public interface AnswerFigureDao {

  /**
   * Operators' answers of a day that ended a wait.
   *
   * @param bucket of {@link switchboard.insight.DurationBucket}: how long the user had waited
   * @param inHours whether the wait began during office hours
   */
  record AnswerFigures(long day, int bucket, boolean inHours, long answers) {}

  record AnswerTotal(int bucket, boolean inHours, long answers) {}

  @RowBatch(
      """
      INSERT INTO answer_figures (day, bucket, in_hours, answers)
      VALUES (:day, :bucket, :inHours, :answers)
      ON CONFLICT (day, bucket, in_hours) DO UPDATE SET
        answers = answer_figures.answers + excluded.answers
      """)
  void add(List<AnswerFigures> figures);

  @SqlQuery(
      """
      SELECT bucket, in_hours, SUM(answers) AS answers FROM answer_figures
      WHERE day BETWEEN :from AND :to GROUP BY bucket, in_hours ORDER BY bucket, in_hours
      """)
  List<AnswerTotal> totals(@Bind("from") long from, @Bind("to") long to);
}
