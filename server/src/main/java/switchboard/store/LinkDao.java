package switchboard.store;

import java.util.Comparator;
import java.util.List;
import switchboard.store.sql.RowBatch;

/** Links with figures, and how users arrived. */
public interface LinkDao {

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
