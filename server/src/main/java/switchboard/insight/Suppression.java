package switchboard.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /**
   * The counts that may be shown.
   *
   * @param lines indices of counts whose total may be known
   */
  public List<Cell> cells(List<Long> counts, List<List<Integer>> lines) {
    var hidden = new TreeSet<Integer>();
    IntStream.range(0, counts.size()).filter(i -> isSmall(counts.get(i))).forEach(hidden::add);
    boolean changed = !hidden.isEmpty();
    while (changed) {
      changed = false;
      for (var line : lines) {
        changed |= complete(line, counts, hidden);
      }
    }
    var bare = new TreeSet<Integer>();
    lines.stream()
        .filter(line -> line.size() > 1 && !isSafe(line, counts, hidden))
        .forEach(bare::addAll);
    return IntStream.range(0, counts.size())
        .mapToObj(i -> cell(counts.get(i), hidden.contains(i), bare.contains(i)))
        .toList();
  }

  private Cell cell(long count, boolean hidden, boolean bare) {
    if (!hidden) {
      return new Cell.Count(count);
    }
    return new Cell.Hidden(bare || count >= minShown ? Cell.Hidden.UNBOUNDED : minShown);
  }

  /** Hides the next smallest counts of a line until its hidden ones have several solutions. */
  private boolean complete(List<Integer> line, List<Long> counts, Set<Integer> hidden) {
    var shown = new ArrayList<>(line.stream().filter(i -> !hidden.contains(i)).toList());
    shown.sort(Comparator.comparingLong(i -> counts.get(i) == 0 ? Long.MAX_VALUE : counts.get(i)));
    int added = 0;
    while (!isSafe(line, counts, hidden) && added < shown.size()) {
      hidden.add(shown.get(added++));
    }
    return added > 0;
  }

  /** One alone is the rest of the total, and the highest total leaves only the highest counts. */
  private boolean isSafe(List<Integer> line, List<Long> counts, Set<Integer> hidden) {
    var inside = line.stream().filter(hidden::contains).toList();
    return inside.isEmpty()
        || (inside.size() > 1 && !inside.stream().allMatch(i -> counts.get(i) == minShown - 1));
  }
}
