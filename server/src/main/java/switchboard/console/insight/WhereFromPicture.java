package switchboard.console.insight;

import static switchboard.console.Messages.translate;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;

/**
 * The sources of new users as bars.
 *
 * @param bars not more than a reader takes in
 * @param hasMore whether there are others
 */
public record WhereFromPicture(List<Bar> bars, boolean hasMore) implements BlockPicture {

  private static final int MOST = 10;

  /**
   * A source.
   *
   * @param percent of the longest bar; 0 for a hidden number
   * @param details what else is known
   */
  public record Bar(String name, String newcomers, int percent, List<String> details) {}

  static WhereFromPicture of(Figures figures) {
    var table = figures.tables().getFirst();
    long most =
        Math.max(1, table.rows().stream().mapToLong(row -> count(table, row)).max().orElse(0));
    var bars = table.rows().stream().limit(MOST).map(row -> bar(table, row, most)).toList();
    return new WhereFromPicture(bars, table.rows().size() > MOST);
  }

  private static Bar bar(FigureTable table, List<Cell> row, long most) {
    var details = new ArrayList<String>();
    if (!cell(table, row, "starts").equals(new Cell.Count(0))) {
      details.add(translate("insight.where_from.starts", text(table, row, "starts")));
    }
    if (!cell(table, row, "settled").equals(new Cell.Count(0))) {
      details.add(
          translate(
              "insight.where_from.stayed",
              text(table, row, "stayed"),
              text(table, row, "settled")));
    }
    details.add(translate("insight.where_from.reached", text(table, row, "reached_goal")));
    return new Bar(
        text(table, row, "source"),
        text(table, row, "newcomers"),
        (int) (100 * count(table, row) / most),
        details);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtewherefromGenerated.render(output, forms, this);
  }

  private static long count(FigureTable table, List<Cell> row) {
    return cell(table, row, "newcomers") instanceof Cell.Count(var value) ? value : 0;
  }

  private static String text(FigureTable table, List<Cell> row, String column) {
    return switch (cell(table, row, column)) {
      case Cell.Count(var value) -> Formats.number(value);
      case Cell.Label(var text) -> Messages.translate(text);
      case Cell.Name(var name) -> name;
      case Cell.Hidden _ -> translate("common.hidden");
      case Cell.Share _, Cell.Time _, Cell.Day _, Cell.Empty _ -> "";
    };
  }

  private static Cell cell(FigureTable table, List<Cell> row, String column) {
    var names = table.columns().stream().map(FigureTable.Column::name).toList();
    return row.get(names.indexOf(column));
  }
}
