package switchboard.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import switchboard.domain.Word;
import switchboard.insight.Period;
import switchboard.store.sql.RowBatch;

/**
 * How fast taps were answered, by screen for four weeks. Days are counted from 1970 in UTC.
 *
 * <p>Screens are forgotten then, so that the table stays small and a year of it is read quickly. It
 * is sorted for that: sums over days need no sorting.
 */
public interface ReplyFigureDao {

  /** For how many days screens are known, including today. */
  int DAYS_OF_SCREENS = 28;

  /** What a reply to a tap was. The names are stored. */
  enum Kind implements Word {
    /** Telegram accepted the answer to the callback query. */
    ANSWER,
    /** Telegram accepted the message with the screen. */
    SCREEN,
    /** The callback query was too old to be answered. */
    EXPIRED
  }

  /**
   * Replies to the taps of a day.
   *
   * @param screen that the tap shows; empty when it is forgotten
   * @param bucket of {@link switchboard.insight.DurationBucket}: the time since the tap was
   *     received
   */
  record ReplyFigures(String screen, Kind kind, int bucket, long day, long replies) {

    /** In which instances write them, so that they wait for each other instead of a deadlock. */
    public static final Comparator<ReplyFigures> ORDER =
        Comparator.comparing(ReplyFigures::screen)
            .thenComparing(ReplyFigures::kind)
            .thenComparingInt(ReplyFigures::bucket)
            .thenComparingLong(ReplyFigures::day);

    private ReplyFigures times(long times) {
      return new ReplyFigures(screen, kind, bucket, day, times);
    }
  }

  record ReplyTotal(String screen, Kind kind, int bucket, long replies) {}

  @RowBatch(
      """
      INSERT INTO reply_figures (screen, kind, bucket, day, replies)
      VALUES (:screen, :kind, :bucket, :day, :replies)
      ON CONFLICT (screen, kind, bucket, day) DO UPDATE SET
        replies = reply_figures.replies + excluded.replies
      """)
  void add(List<ReplyFigures> figures);

  /** In no order. For PostgreSQL, the range of days is written as if it was hard to narrow. */
  @SqlQuery(
      """
      SELECT screen, kind, bucket, SUM(replies) AS replies FROM reply_figures
      WHERE screen > '' AND day >= :from AND day - :to <= 0
      GROUP BY screen, kind, bucket
      """)
  List<ReplyTotal> ofScreens(@Bind("from") long from, @Bind("to") long to);

  /** Those whose screen is forgotten, in no order; written as the other for PostgreSQL. */
  @SqlQuery(
      """
      SELECT screen, kind, bucket, SUM(replies) AS replies FROM reply_figures
      WHERE screen = '' AND day >= :from AND day - :to <= 0
      GROUP BY screen, kind, bucket
      """)
  List<ReplyTotal> withoutScreen(@Bind("from") long from, @Bind("to") long to);

  /**
   * Adds figures.
   *
   * @param counted how often each of them happened; their own number does not matter
   */
  default void add(Map<ReplyFigures, Long> counted) {
    if (!counted.isEmpty()) {
      add(
          counted.entrySet().stream()
              .map(it -> it.getKey().times(it.getValue()))
              .sorted(ReplyFigures.ORDER)
              .toList());
    }
  }

  /** Forgets the screens of days that are too long ago. */
  default void forgetScreens(Instant now) {
    var sums = new HashMap<ReplyFigures, Long>();
    for (var old : takeScreens(Period.day(now) - DAYS_OF_SCREENS)) {
      var rest = new ReplyFigures("", old.kind(), old.bucket(), old.day(), 0);
      sums.merge(rest, old.replies(), Long::sum);
    }
    add(sums);
  }

  @SqlQuery("DELETE FROM reply_figures WHERE screen > '' AND day <= :last RETURNING *")
  List<ReplyFigures> takeScreens(@Bind("last") long last);
}
