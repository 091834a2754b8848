package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.insight.FigureTable.Cell;

/** Small counts cannot be seen, nor computed from what is seen. {@code -Drounds=50} tries more. */
class SuppressionTest {

  private static final Suppression UNDER_FIVE = new Suppression(5);
  private static final int ROUNDS = Integer.getInteger("rounds", 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40 9 7           | 40 9 7",
        "40 9 3           | 40 hidden <5",
        "40 9 3 2         | 40 9 <5 <5",
        "40 9 4 4         | 40 hidden <5 <5", // 8 in all would be 4 and 4
        "40 0 3           | hidden 0 <5",
        "3 0 0            | <5 0 <5",
        "4 4              | hidden hidden",
        "3                | <5",
        "0 0              | 0 0",
        "100 6 6 1        | 100 hidden 6 <5",
        "40 9 1 1         | 40 hidden <5 <5", // 2 in all would be 1 and 1
        "40 5 1           | hidden hidden <5", // 6 in all would be 5 and 1
        "40 9 1 2         | 40 hidden <5 <5", // 3 in all are few too
        "2 1 0            | <5 <5 0",
      })
  void aSmallCountIsNeverTheOnlyHiddenOne(String counts, String shown) {
    assertThat(UNDER_FIVE.list(numbers(counts)).stream().map(SuppressionTest::text))
        .containsExactly(shown.split(" ", -1));
  }

  @Test
  void nothingIsHiddenBelowTwo() {
    for (int least : new int[] {0, 1}) {
      assertThat(new Suppression(least).list(List.of(1L, 2L, 30L)))
          .containsExactly(new Cell.Count(1), new Cell.Count(2), new Cell.Count(30));
    }
  }

  private static List<Long> numbers(String words) {
    return new ArrayList<>(
        java.util.Arrays.stream(words.split(" ", -1)).map(Long::parseLong).toList());
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Count(var value) -> "" + value;
      case Cell.Hidden(var below) when below > 0 -> "<" + below;
      default -> "hidden";
    };
  }

  /** Every hidden count could be another one, for somebody who knows the total. */
  @Test
  void noHiddenCountCanBeComputedFromTheTotal() {
    var random = new Random(20);
    for (int round = 0; round < 20_000 * ROUNDS; round++) {
      var suppression = new Suppression(1 + random.nextInt(8));
      var counts = random(random, 2 + random.nextInt(6), suppression);
      var cells = suppression.list(counts);
      for (int i = 0; i < counts.size(); i++) {
        assertThat(cells.get(i) instanceof Cell.Count(var value) && suppression.isSmall(value))
            .as("%s %s", suppression, counts)
            .isFalse();
        if (cells.get(i) instanceof Cell.Hidden) {
          assertThat(solutions(i, cells, counts, suppression))
              .as("%s %s %s", suppression, counts, cells)
              .hasSizeGreaterThan(1);
        }
      }
    }
  }

  private static List<Long> random(Random random, int size, Suppression suppression) {
    int most = (int) suppression.minShown() * (1 + random.nextInt(4)) + 1;
    return IntStream.range(0, size)
        .mapToLong(_ -> random.nextInt(3) == 0 ? 0 : random.nextInt(most))
        .boxed()
        .toList();
  }

  /** The values that the cell could have, by the total, the shown counts and the marks. */
  private static Set<Long> solutions(
      int cell, List<Cell> cells, List<Long> counts, Suppression suppression) {
    long total = 0;
    for (int i = 0; i < cells.size(); i++) {
      total += cells.get(i) instanceof Cell.Hidden ? counts.get(i) : 0;
    }
    long rest = total;
    Set<Long> sums = Set.of(0L);
    for (int i = 0; i < cells.size(); i++) {
      if (i != cell && cells.get(i) instanceof Cell.Hidden) {
        var values = possible(i, cells, suppression, rest);
        var longer = new TreeSet<Long>();
        sums.forEach(sum -> values.forEach(value -> longer.add(sum + value)));
        sums = longer;
      }
    }
    var others = sums;
    var found = new TreeSet<>(possible(cell, cells, suppression, rest));
    found.removeIf(value -> !others.contains(rest - value));
    return found;
  }

  /** 0 is hidden, and 5 is not called small, only where no other count was left to be hidden. */
  private static List<Long> possible(
      int cell, List<Cell> cells, Suppression suppression, long most) {
    boolean exhausted =
        cells.stream().noneMatch(it -> it instanceof Cell.Count(var value) && value > 0);
    boolean small = ((Cell.Hidden) cells.get(cell)).below() != Cell.Hidden.UNBOUNDED;
    long least = exhausted ? 0 : small ? 1 : suppression.minShown();
    return LongStream.rangeClosed(
            suppression.minShown() == 2 ? 0 : least,
            small ? Math.min(most, suppression.minShown() - 1) : most)
        .boxed()
        .toList();
  }

  /** Counts in several lines: none has a lone hidden one. */
  @Test
  void linesThatCrossHaveNoLoneHiddenCount() {
    var random = new Random(21);
    for (int round = 0; round < 2_000 * ROUNDS; round++) {
      int size = 3 + random.nextInt(5);
      var counts = random(random, size * size, UNDER_FIVE);
      var lines = new ArrayList<List<Integer>>();
      for (int i = 0; i < size; i++) {
        int line = i;
        lines.add(IntStream.range(0, size).map(j -> line * size + j).boxed().toList());
        lines.add(IntStream.range(0, size).map(j -> j * size + line).boxed().toList());
      }
      var cells = UNDER_FIVE.cells(counts, lines);
      for (var line : lines) {
        assertThat(line.stream().filter(i -> cells.get(i) instanceof Cell.Hidden).count())
            .as("%s", counts)
            .isNotEqualTo(1);
      }
    }
  }
}
