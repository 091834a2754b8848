package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Duration;
import java.util.List;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;
import switchboard.insight.TimeText;

/**
 * The slowest screens as bars.
 *
 * @param screens not more than a reader takes in
 */
public record SpeedPicture(List<Bar> screens) implements BlockPicture {

  private static final int MOST = 10;

  /**
   * A screen.
   *
   * @param percent 95 of 100 taps, in percent of the longest bar
   * @param median the same for half of the taps
   */
  public record Bar(String name, String times, long percent, long median) {}

  static SpeedPicture of(Figures figures, Bot bot) {
    var rows =
        figures.tables().stream()
            .filter(table -> table.name().equals("speed_of_screens"))
            .flatMap(table -> table.rows().stream())
            .filter(row -> row.get(3) instanceof Cell.Time)
            .limit(MOST)
            .toList();
    long most = Math.max(1, rows.stream().mapToLong(row -> millis(row.get(3))).max().orElse(1));
    return new SpeedPicture(rows.stream().map(row -> bar(row, most, bot)).toList());
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtespeedGenerated.render(output, forms, this);
  }

  private static Bar bar(List<Cell> row, long most, Bot bot) {
    var screen = row.getFirst() instanceof Cell.Name(var id) ? id : "";
    long median = millis(row.get(2));
    long slow = millis(row.get(3));
    var times = Messages.translate("insight.speed.times", text(slow), text(median));
    return new Bar(Formats.screen(bot, screen), times, 100 * slow / most, 100 * median / most);
  }

  private static String text(long millis) {
    return Messages.translate(TimeText.of(Duration.ofMillis(millis)));
  }

  private static long millis(Cell cell) {
    return cell instanceof Cell.Time(var time) ? time.toMillis() : 0;
  }
}
