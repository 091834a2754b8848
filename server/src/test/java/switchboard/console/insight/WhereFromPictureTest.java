package switchboard.console.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.base.Sentence.literal;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import switchboard.console.CsrfFormFields;
import switchboard.console.insight.WhereFromPicture.Bar;
import switchboard.insight.Block;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;
import switchboard.insight.Figures;
import switchboard.insight.Period;

class WhereFromPictureTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("source"),
          Column.of("source_id"),
          Column.ofPeople("starts"),
          Column.ofPeople("newcomers"),
          Column.ofPeople("settled"),
          Column.ofPeople("stayed"),
          Column.ofPeople("reached_goal"));

  private static List<Cell> row(String name, long... counts) {
    var cells = new ArrayList<Cell>(List.of(new Cell.Label(literal(name)), new Cell.Name("id")));
    for (long count : counts) {
      cells.add(count < 0 ? new Cell.Hidden(5) : new Cell.Count(count));
    }
    return cells;
  }

  private static WhereFromPicture picture(List<List<Cell>> rows) {
    var table = new FigureTable("sources", COLUMNS, rows);
    return WhereFromPicture.of(
        new Figures(Block.WHERE_FROM, new Period(0, 7), literal(""), List.of(table)));
  }

  private static String html(WhereFromPicture picture) {
    var text = new StringOutput();
    picture.write(new OwaspHtmlTemplateOutput(text), CsrfFormFields.NONE);
    return text.toString();
  }

  @Test
  void aBarSaysHowManyCameAndWhatBecameOfThem() {
    var picture = picture(List.of(row("Poster", 90, 80, 40, 10, 5), row("Flyer", 30, 20, 0, 0, 0)));
    assertThat(picture.bars())
        .containsExactly(
            new Bar(
                "Poster",
                "80",
                100,
                List.of("starts: 90", "stayed: 10 of 40 who came earlier", "reached a goal: 5")),
            new Bar("Flyer", "20", 25, List.of("starts: 30", "reached a goal: 0")));
    assertThat(html(picture))
        .contains("Poster", "stayed: 10 of 40 who came earlier", "width=\"25\"");
  }

  @Test
  void aHiddenNumberHasNoBar() {
    var picture =
        picture(List.of(row("Poster", 90, 80, 40, 10, 5), row("Flyer", -1, -1, -1, -1, 0)));
    assertThat(picture.bars().getLast())
        .isEqualTo(
            new Bar(
                "Flyer",
                "under 5",
                0,
                List.of("starts: under 5", "stayed: under 5", "reached a goal: 0")));
  }

  @Test
  void aHiddenPartOfAShownNumberIsNamed() {
    var bar = picture(List.of(row("Flyer", 90, 80, 40, -1, 5))).bars().getFirst();
    assertThat(bar.details()).contains("stayed: under 5 of 40 who came earlier");
  }

  @Test
  void thereAreNotMoreBarsThanAReaderTakesIn() {
    var rows = IntStream.range(0, 12).mapToObj(i -> row("Link " + i, 1, 1, 1, 1, 1)).toList();
    var picture = picture(rows);
    assertThat(picture.bars()).hasSize(10);
    assertThat(html(picture)).contains("The table shows all of them.");
  }

  @Test
  void withoutAnybodyItSaysHowToMakeLinks() {
    assertThat(html(picture(List.of()))).contains("Nobody started", "href=\"/admin/links\"");
  }

  @Test
  void namesAreEscaped() {
    assertThat(html(picture(List.of(row("<img src=x onerror=x>", 1, 1, 1, 1, 1)))))
        .contains("&lt;img")
        .doesNotContain("<img");
  }
}
