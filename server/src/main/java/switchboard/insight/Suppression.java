package switchboard.insight;

import java.util.List;
import java.util.stream.IntStream;
import switchboard.insight.FigureTable.Cell;

/**
 * Hides small counts of people, which could point at single ones, and as many others as are needed
 * so that a small one cannot be computed from a total (complementary cell suppression).
 *
 * @param minShown the smallest count that is shown, besides 0; 0 and 1 hide nothing
 */
public record Suppression(long minShown) {

  public static final Suppression NONE = new Suppression(0);

  public boolean isSmall(long count) {
    return 0 < count && count < minShown;
  }

  /** The counts that may be shown, in a list whose total may be known. */
  public List<Cell> list(List<Long> counts) {
    return cells(counts, List.of(IntStream.range(0, counts.size()).boxed().toList()));
  }

  /** See {@link #cells(List, List, List)}. */
  public List<Cell> cells(List<Long> counts, List<List<Integer>> totals) {
    return cells(counts, totals, List.of());
  }

  /**
   * The counts that may be shown.
   *
   * @param totals indices of counts whose sum may be known
   * @param balances indices of counts each of which follows from all others, such as two places of
   *     the same count
   */
  public List<Cell> cells(
      List<Long> counts, List<List<Integer>> totals, List<List<Integer>> balances) {
    var hiding = new SmallCounts(minShown, counts);
    while (hiding.hideMore(totals, balances)) {
      // what is hidden in one line can be alone in another
    }
    return hiding.cells(totals);
  }
}
