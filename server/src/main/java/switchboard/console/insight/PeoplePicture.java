package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.SmallNumbers;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;

/**
 * Bars of active users by week, stacked, and those who fell silent below.
 *
 * @param up the highest bar
 * @param down the deepest
 */
public record PeoplePicture(List<Week> weeks, long up, long down) implements BlockPicture {

  private static final int WEEKS_TABLE = 1;
  private static final int HEIGHT = 160;

  /**
   * The numbers of a week, 0 for hidden ones.
   *
   * @param texts the same in words
   */
  public record Week(
      LocalDate monday,
      long newcomers,
      long returned,
      long resurrected,
      long dormant,
      List<String> texts,
      boolean hidesAny) {

    public long active() {
      return newcomers + returned + resurrected;
    }

    public String title() {
      return Messages.translate(
          "insight.people.week",
          Formats.date(monday),
          texts.get(0),
          texts.get(1),
          texts.get(2),
          texts.get(3));
    }
  }

  static PeoplePicture of(Figures figures) {
    var weeks = figures.tables().get(WEEKS_TABLE).rows().stream().map(PeoplePicture::week).toList();
    return new PeoplePicture(
        weeks,
        weeks.stream().mapToLong(Week::active).max().orElse(0),
        weeks.stream().mapToLong(Week::dormant).max().orElse(0));
  }

  private static Week week(List<Cell> row) {
    var counts = row.subList(1, row.size()).stream().mapToLong(PeoplePicture::count).toArray();
    var texts = row.subList(1, row.size()).stream().map(PeoplePicture::text).toList();
    return new Week(
        ((Cell.Day) row.getFirst()).value(),
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        texts,
        row.stream().anyMatch(Cell.Hidden.class::isInstance));
  }

  private static long count(Cell cell) {
    return cell instanceof Cell.Count(var value) ? value : 0;
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Hidden _ -> SmallNumbers.hidden(cell);
      case Cell.Empty _ -> "–";
      default -> Formats.number(count(cell));
    };
  }

  public boolean hidesAny() {
    return weeks.stream().anyMatch(Week::hidesAny);
  }

  public int height() {
    return HEIGHT;
  }

  /** The height of so many people. */
  public double tall(long people) {
    return Math.round(10.0 * HEIGHT * people / Math.max(1, up + down)) / 10.0;
  }

  /** The place of the line between active and silent users. */
  public double base() {
    return tall(up);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtecomingGenerated.render(output, forms, this);
  }
}
