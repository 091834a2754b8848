package switchboard.console.insight;

import static switchboard.console.Messages.translate;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.SmallNumbers;
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
      details.add(stayed(cell(table, row, "stayed"), cell(table, row, "settled")));
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

  /** That both are hidden is said once. */
  private static String stayed(Cell stayed, Cell settled) {
    return stayed instanceof Cell.Hidden && settled instanceof Cell.Hidden
        ? translate("insight.where_from.stayed.hidden", text(stayed))
        : translate("insight.where_from.stayed", text(stayed), text(settled));
  }

  private static String text(FigureTable table, List<Cell> row, String column) {
    return text(cell(table, row, column));
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Count(var value) -> Formats.number(value);
      case Cell.Label(var text) -> Messages.translate(text);
      case Cell.Name(var name) -> name;
      case Cell.Hidden hidden -> SmallNumbers.hidden(hidden);
      case Cell.Share _, Cell.Time _, Cell.Day _, Cell.Empty _ -> "";
    };
  }

  private static Cell cell(FigureTable table, List<Cell> row, String column) {
    var names = table.columns().stream().map(FigureTable.Column::name).toList();
    return row.get(names.indexOf(column));
  }
}
