package switchboard.insight;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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
    var hidden = new BitSet();
    IntStream.range(0, counts.size()).filter(i -> isSmall(counts.get(i))).forEach(hidden::set);
    boolean changed = !hidden.isEmpty();
    while (changed) {
      changed = false;
      for (var line : totals) {
        changed |= hideMore(line, counts, hidden, this::hidesTotal);
      }
      for (var line : balances) {
        changed |= hideMore(line, counts, hidden, inside -> inside.size() > 1);
      }
    }
    var bare = new BitSet();
    totals.stream()
        .filter(line -> line.size() > 1)
        .filter(line -> !isAmbiguous(inside(line, counts, hidden)))
        .forEach(line -> line.forEach(bare::set));
    return IntStream.range(0, counts.size())
        .mapToObj(i -> cell(counts.get(i), hidden.get(i), bare.get(i)))
        .toList();
  }

  private Cell cell(long count, boolean hidden, boolean bare) {
    if (!hidden) {
      return new Cell.Count(count);
    }
    boolean telling = bare || count >= minShown || minShown == 2; // "under 2" would be 1
    return new Cell.Hidden(telling ? Cell.Hidden.UNBOUNDED : minShown);
  }

  /** Hides the next smallest counts of a line until they hide each other; 0 only for a lone one. */
  private static boolean hideMore(
      List<Integer> line, List<Long> counts, BitSet hidden, Predicate<List<Long>> isSafe) {
    var inside = new ArrayList<>(inside(line, counts, hidden));
    if (inside.isEmpty() || isSafe.test(inside)) {
      return false;
    }
    boolean changed = false;
    for (int i : shown(line, counts, hidden)) {
      if (isSafe.test(inside) || (counts.get(i) == 0 && inside.size() > 1)) {
        break;
      }
      hidden.set(i);
      inside.add(counts.get(i));
      changed = true;
    }
    return changed;
  }

  private static List<Integer> shown(List<Integer> line, List<Long> counts, BitSet hidden) {
    return line.stream()
        .filter(i -> !hidden.get(i))
        .sorted(Comparator.comparingLong(i -> counts.get(i) == 0 ? Long.MAX_VALUE : counts.get(i)))
        .toList();
  }

  private static List<Long> inside(List<Integer> line, List<Long> counts, BitSet hidden) {
    return line.stream().filter(hidden::get).map(counts::get).toList();
  }

  /** Together they are not few either: they are the rest of the total. */
  private boolean hidesTotal(List<Long> inside) {
    return isAmbiguous(inside) && sum(inside) >= minShown;
  }

  /**
   * One alone is the rest of the total. So are all if each is as low or as high as the words for it
   * allow.
   */
  private boolean isAmbiguous(List<Long> inside) {
    if (inside.isEmpty()) {
      return true;
    }
    long least = inside.contains(0L) ? 0 : 1;
    boolean lowest =
        inside.stream().allMatch(count -> count == (isLarge(count) ? minShown : least));
    boolean highest = inside.stream().allMatch(count -> count == minShown - 1);
    return inside.size() > 1 && !lowest && !highest;
  }

  private boolean isLarge(long count) {
    return count >= minShown;
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
