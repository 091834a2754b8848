package switchboard.insight;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import switchboard.insight.FigureTable.Cell;

/** The counts that a {@link Suppression} hides, while it looks for them. */
final class SmallCounts {

  private static final int NONE = -1;

  private final long minShown;
  private final long[] counts;
  private final BitSet hidden = new BitSet();

  /** What the hidden counts of a line have in common. */
  private int number;

  private long sum;
  private boolean lowest;
  private boolean highest;

  SmallCounts(long minShown, List<Long> numbers) {
    this.minShown = minShown;
    counts = numbers.stream().mapToLong(Long::longValue).toArray();
    IntStream.range(0, counts.length).filter(i -> isSmall(counts[i])).forEach(hidden::set);
  }

  private boolean isSmall(long count) {
    return 0 < count && count < minShown;
  }

  /** Returns false if there was nothing to hide. */
  boolean hideMore(List<List<Integer>> totals, List<List<Integer>> balances) {
    boolean changed = false;
    if (!hidden.isEmpty()) {
      for (var line : totals) {
        changed |= hideMore(line, true);
      }
      for (var line : balances) {
        changed |= hideMore(line, false);
      }
    }
    return changed;
  }

  /** Hides the next smallest counts of a line until they hide each other; 0 only for a lone one. */
  private boolean hideMore(List<Integer> line, boolean total) {
    boolean changed = false;
    for (read(line); number > 0 && !hideEachOther(total); read(line)) {
      int next = smallestShown(line);
      if (next == NONE || (counts[next] == 0 && number > 1)) {
        break;
      }
      hidden.set(next);
      changed = true;
    }
    return changed;
  }

  /** Parts of a total are not few together either: they are the rest of it. */
  private boolean hideEachOther(boolean total) {
    return total ? isAmbiguous() && sum >= minShown : number > 1;
  }

  /**
   * One alone is the rest of the total. So are all if each is as low or as high as the words for it
   * allow.
   */
  private boolean isAmbiguous() {
    return number > 1 && !lowest && !highest;
  }

  private void read(List<Integer> line) {
    number = 0;
    sum = 0;
    boolean ones = true;
    boolean zeros = true;
    highest = true;
    for (int i : line) {
      if (hidden.get(i)) {
        long count = counts[i];
        number++;
        sum += count;
        ones &= count == 1 || count == minShown;
        zeros &= count == 0 || count == minShown;
        highest &= count == minShown - 1;
      }
    }
    lowest = ones || zeros;
  }

  private int smallestShown(List<Integer> line) {
    int smallest = NONE;
    for (int i : line) {
      if (!hidden.get(i) && (smallest == NONE || rank(i) < rank(smallest))) {
        smallest = i;
      }
    }
    return smallest;
  }

  /** Zeros come last, the latest first: weeks before the first people are not in the tables. */
  private long rank(int index) {
    return counts[index] == 0 ? Long.MAX_VALUE - index : counts[index];
  }

  List<Cell> cells(List<List<Integer>> totals) {
    var bare = new BitSet();
    for (var line : totals) {
      read(line);
      if (number > 0 && line.size() > 1 && !isAmbiguous()) {
        line.forEach(bare::set);
      }
    }
    return IntStream.range(0, counts.length).mapToObj(i -> cell(i, bare.get(i))).toList();
  }

  private Cell cell(int index, boolean bare) {
    if (!hidden.get(index)) {
      return new Cell.Count(counts[index]);
    }
    boolean telling = bare || counts[index] >= minShown || minShown == 2; // "under 2" would be 1
    return new Cell.Hidden(telling ? Cell.Hidden.UNBOUNDED : minShown);
  }
}
