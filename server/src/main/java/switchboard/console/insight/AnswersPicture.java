package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;

/**
 * How long users waited, as bars.
 *
 * @param steps the shortest first
 */
public record AnswersPicture(List<Step> steps) implements BlockPicture {

  /**
   * A range of times.
   *
   * @param percent of the longest bar
   * @param inHours those of them in office hours, in percent of the longest bar
   */
  public record Step(String name, String answers, long percent, long inHours) {}

  static AnswersPicture of(Figures figures) {
    var rows =
        figures.tables().stream()
            .filter(table -> table.name().equals("waits"))
            .findFirst()
            .orElseThrow()
            .rows();
    long most = rows.stream().mapToLong(row -> count(row.get(1))).max().orElse(0);
    return new AnswersPicture(
        most == 0 ? List.of() : rows.stream().map(row -> step(row, most)).toList());
  }

  private static Step step(List<Cell> row, long most) {
    var name = row.getFirst() instanceof Cell.Label(var text) ? Messages.translate(text) : "";
    long answers = count(row.get(1));
    return new Step(
        name, Formats.number(answers), 100 * answers / most, 100 * count(row.get(2)) / most);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteanswersGenerated.render(output, forms, this);
  }

  private static long count(Cell cell) {
    return cell instanceof Cell.Count(var value) ? value : 0;
  }
}
