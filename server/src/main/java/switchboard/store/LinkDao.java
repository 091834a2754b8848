package switchboard.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.store.sql.RowBatch;

/** Links with figures, and how users arrived. */
public interface LinkDao {

  /**
   * A link.
   *
   * @param madeBy the name of the account
   * @param endsAt absent: never
   */
  record LinkRow(
      String code,
      String name,
      String screen,
      String madeBy,
      Instant madeAt,
      @Nullable Instant endsAt) {

    public boolean hasEnded(Instant now) {
      return endsAt != null && !endsAt.isAfter(now);
    }
  }

  /** See {@link LinkFigures}; sums over days. */
  record LinkTotal(String source, long starts, long newcomers, long stayed, long reached) {}

  /**
   * How users arrived in a day.
   *
   * @param source the payload of the first {@code /start}; may be empty
   * @param starts of that day
   * @param newcomers users known now who arrived on that day
   * @param stayed those of them who were active four weeks later or after that
   * @param reached those of them who have reached a goal
   */
  record LinkFigures(
      String source, long day, long starts, long newcomers, long stayed, long reached) {

    /** In which instances write them, so that they wait for each other instead of a deadlock. */
    public static final Comparator<LinkFigures> ORDER =
        Comparator.comparing(LinkFigures::source).thenComparingLong(LinkFigures::day);

    boolean isNothing() {
      return starts == 0 && newcomers == 0 && stayed == 0 && reached == 0;
    }

    public LinkFigures plus(LinkFigures other) {
      return new LinkFigures(
          source,
          day,
          starts + other.starts,
          newcomers + other.newcomers,
          stayed + other.stayed,
          reached + other.reached);
    }
  }

  @SqlQuery("SELECT * FROM links WHERE code IN (<codes>)")
  List<LinkRow> among(@BindList("codes") List<String> codes);

  @SqlQuery("SELECT * FROM links WHERE code = :code")
  Optional<LinkRow> find(@Bind("code") String code);

  @SqlQuery("SELECT count(*) FROM links")
  long count();

  /** Newest first. */
  @SqlQuery("SELECT * FROM links ORDER BY made_at DESC, code")
  List<LinkRow> all();

  /** Returns false if the code is taken. */
  @SqlUpdate(
      """
      INSERT INTO links (code, name, screen, made_by, made_at, ends_at)
      VALUES (:code, :name, :screen, :madeBy, :madeAt, :endsAt)
      ON CONFLICT (code) DO NOTHING
      """)
  boolean add(@BindMethods LinkRow row);

  @SqlUpdate(
      "UPDATE links SET name = :name, screen = :screen, ends_at = :endsAt WHERE code = :code")
  boolean change(@BindMethods LinkRow row);

  @SqlUpdate("UPDATE links SET ends_at = :endsAt WHERE code = :code")
  boolean end(@Bind("code") String code, @Bind("endsAt") @Nullable Instant endsAt);

  @SqlQuery(
      """
      SELECT source, SUM(starts) AS starts, SUM(newcomers) AS newcomers, SUM(stayed) AS stayed,
             SUM(reached) AS reached
      FROM link_figures WHERE day BETWEEN :from AND :to GROUP BY source ORDER BY source
      """)
  List<LinkTotal> totals(@Bind("from") long from, @Bind("to") long to);

  @RowBatch(
      """
      INSERT INTO link_figures (source, day, starts, newcomers, stayed, reached)
      VALUES (:source, :day, :starts, :newcomers, :stayed, :reached)
      ON CONFLICT (source, day) DO UPDATE SET
        starts = link_figures.starts + excluded.starts,
        newcomers = link_figures.newcomers + excluded.newcomers,
        stayed = link_figures.stayed + excluded.stayed,
        reached = link_figures.reached + excluded.reached
      """)
  void addFigures(List<LinkFigures> figures);
}
