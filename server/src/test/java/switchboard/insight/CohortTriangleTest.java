package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import switchboard.insight.CohortTriangle.CohortWeek;
import switchboard.insight.FigureTable.Cell;

class CohortTriangleTest {

  private static final long SUNDAY = LocalDate.of(2026, 3, 1).toEpochDay();
  private static final long LAST = Week.ofDay(SUNDAY).number();
  private static final Period MONTH = new Period(SUNDAY - 27, 28);

  private static CohortWeek at(long weeksAgo, long later) {
    return new CohortWeek(new Week(LAST - weeksAgo), later);
  }

  private static WeekHiding hiding(Map<CohortWeek, Long> people, long minShown) {
    return new WeekHiding(new Suppression(minShown), MONTH.last(), List.of(), people);
  }

  @Test
  void aRowIsAWeekOfArrival() {
    var triangle = CohortTriangle.of(MONTH, Map.of(at(1, 0), 10L, at(1, 1), 4L, at(0, 0), 7L));
    assertThat(triangle.table().rows()).hasSize(4);
    assertThat(triangle.table().rows().get(2))
        .startsWith(
            new Cell.Day(new Week(LAST - 1).monday()),
            new Cell.Count(10),
            new Cell.Count(4),
            new Cell.Empty());
    assertThat(triangle.table().rows().getLast())
        .startsWith(new Cell.Day(new Week(LAST).monday()), new Cell.Count(7), new Cell.Empty());
  }

  @Test
  void itBeginsWithTheFirstArrival() {
    var year = new Period(SUNDAY - 364, 365);
    var table = CohortTriangle.of(year, Map.of(at(9, 0), 10L, at(9, 9), 4L)).table();
    assertThat(table.rows()).hasSize(10);
    assertThat(table.columns()).hasSize(11);
    assertThat(table.rows().getFirst())
        .startsWith(new Cell.Day(new Week(LAST - 9).monday()), new Cell.Count(10))
        .endsWith(new Cell.Count(4));
    assertThat(CohortTriangle.of(year, Map.of()).table().rows()).hasSize(4);
    assertThat(CohortTriangle.of(MONTH, Map.of(at(9, 0), 10L)).table().rows()).hasSize(8);
  }

  @Test
  void theSentenceCountsOnlyWeeksThatAreOver() {
    var people = Map.of(at(6, 0), 40L, at(6, 1), 20L, at(6, 4), 10L, at(1, 0), 60L, at(1, 1), 10L);
    assertThat(CohortTriangle.of(MONTH, people).summary())
        .hasToString("Of 100 new people, 30 are active one week later and 25 four weeks later.");
    var saturday = new Period(MONTH.first() - 1, 28);
    assertThat(CohortTriangle.of(saturday, people).summary())
        .hasToString("Of 100 new people, 50 are active one week later and 25 four weeks later.");
    assertThat(CohortTriangle.of(MONTH, Map.of(at(2, 0), 3L, at(2, 1), 3L)).summary())
        .hasToString("Of 100 new people, 100 are active one week later.");
    assertThat(CohortTriangle.of(MONTH, Map.of(at(0, 0), 3L)).summary())
        .hasToString("There are too few weeks or people to say who stays.");
  }

  @Test
  void whatIsHiddenDoesNotShowInTheSentence() {
    var people = Map.of(at(6, 0), 40L, at(6, 1), 20L, at(3, 0), 4L, at(3, 1), 4L);
    var triangle = CohortTriangle.of(MONTH, people);
    assertThat(triangle.summary()).asString().contains("Of 100 new people, 55 ");
    assertThat(triangle.hidden(hiding(people, 5)).table().rows().get(3).get(1))
        .isInstanceOf(Cell.Hidden.class);
    assertThat(triangle.hidden(hiding(people, 5)).summary())
        .hasToString("There are too few weeks or people to say who stays.");
    assertThat(triangle.hidden(hiding(people, 0))).isEqualTo(triangle);
  }

  /** The total of a diagonal is the number of people active in that week. */
  @Test
  void noRowColumnOrDiagonalHasALoneHiddenCell() {
    var random = new Random(22);
    for (int round = 0; round < 200; round++) {
      var people = new HashMap<CohortWeek, Long>();
      for (int ago = 0; ago < 8; ago++) {
        for (int later = 0; later <= ago; later++) {
          people.put(at(ago, later), (long) random.nextInt(later == 0 ? 40 : 12));
        }
      }
      var rows = CohortTriangle.of(MONTH, people).hidden(hiding(people, 5)).table().rows();
      int[][] hidden = new int[3][16];
      for (int row = 0; row < rows.size(); row++) {
        for (int n = 0; n + 1 < rows.get(row).size(); n++) {
          var cell = rows.get(row).get(n + 1);
          assertThat(cell instanceof Cell.Count(var count) && 0 < count && count < 5).isFalse();
          if (cell instanceof Cell.Hidden) {
            hidden[0][row]++;
            hidden[1][n]++;
            hidden[2][row + n]++;
          }
        }
      }
      for (int line = 0; line < 8; line++) {
        assertThat(hidden[0][line]).as("row " + line).isNotEqualTo(line == 7 ? 99 : 1);
        assertThat(hidden[1][line]).as("column " + line).isNotEqualTo(line == 7 ? 99 : 1);
        assertThat(hidden[2][line]).as("diagonal " + line).isNotEqualTo(line == 0 ? 99 : 1);
      }
    }
  }
}
