package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import java.util.stream.IntStream;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.SmallNumbers;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;

/** A triangle: a row for each week of arrival, with the share that was active in later weeks. */
public record StayingPicture(List<Row> rows) implements BlockPicture {

  private static final double FAINTEST = 0.06;
  private static final double STRONGEST = 0.45;

  /**
   * A week of arrival.
   *
   * @param people how many arrived
   */
  public record Row(String arrived, String people, List<Field> fields) {}

  /**
   * A week after the arrival.
   *
   * @param shade an opacity; 0 for what is hidden or nobody
   * @param title the numbers in words
   */
  public record Field(String text, double shade, String title) {}

  static StayingPicture of(Figures figures) {
    return new StayingPicture(
        figures.tables().getFirst().rows().stream().map(StayingPicture::row).toList());
  }

  private static Row row(List<Cell> cells) {
    var arrived = Formats.date(((Cell.Day) cells.getFirst()).value());
    var all = cells.get(1);
    return new Row(
        arrived,
        text(all),
        IntStream.range(2, cells.size())
            .filter(i -> !(cells.get(i) instanceof Cell.Empty))
            .mapToObj(i -> field(arrived, i - 1, all, cells.get(i)))
            .toList());
  }

  private static Field field(String arrived, int week, Cell all, Cell active) {
    var title = Messages.translate("insight.staying.cell", arrived, text(all), week, text(active));
    if (!(all instanceof Cell.Count(var people)) || !(active instanceof Cell.Count(var those))) {
      return new Field("·", 0, title); // without the base, a count would look like a share
    }
    if (people == 0) {
      return new Field("", 0, title);
    }
    double share = Math.min(1, (double) those / people);
    double shade = FAINTEST + (STRONGEST - FAINTEST) * share;
    return new Field(
        Formats.number(Math.round(100 * share)), Math.round(100 * shade) / 100.0, title);
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Count(var value) -> Formats.number(value);
      case Cell.Hidden _ -> SmallNumbers.hidden(cell);
      default -> "";
    };
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtestayingGenerated.render(output, forms, this);
  }
}
