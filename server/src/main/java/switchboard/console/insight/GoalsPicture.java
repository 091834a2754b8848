package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;
import switchboard.insight.Figures.Detail;

/** A funnel for each goal. */
public record GoalsPicture(List<Funnel> funnels) implements BlockPicture {

  private static final int WHOLE = 100;

  /**
   * A goal.
   *
   * @param says the figures in words
   * @param steps empty if there was no attempt
   */
  public record Funnel(String goal, String says, List<Step> steps) {}

  /**
   * A step, as a bar that narrows to the next one.
   *
   * @param share of all attempts; empty if a number of the table is hidden
   * @param width of 100
   * @param next the width of the next step; 0 for the last one
   */
  public record Step(String screen, String attempts, String share, int width, int next) {

    public String title() {
      return Messages.translate("insight.goals.step", screen, attempts, share);
    }

    /** The corners of what is between the bar and that of the next step. */
    public String narrowing() {
      return "%d,60 %d,60 %d,100 %d,100"
          .formatted(left(width), left(width) + width, left(next) + next, left(next));
    }

    public int left() {
      return left(width);
    }

    private static int left(int wide) {
      return (WHOLE - wide) / 2;
    }
  }

  static GoalsPicture of(Figures figures, Bot bot) {
    var goals = figures.tables().getFirst();
    var steps = figures.tables().getLast();
    return new GoalsPicture(
        IntStream.range(0, goals.rows().size())
            .mapToObj(i -> funnel(figures.details().get(i), goals.rows().get(i), steps, bot))
            .toList());
  }

  private static Funnel funnel(Detail detail, List<Cell> goal, FigureTable steps, Bot bot) {
    boolean none = goal.get(2).equals(new Cell.Count(0));
    return new Funnel(
        Messages.translate(detail.about()),
        detail.said().stream().map(Messages::translate).collect(Collectors.joining(" ")),
        none ? List.of() : steps(steps, goal.get(1), bot));
  }

  private static List<Step> steps(FigureTable table, Cell goal, Bot bot) {
    var rows = table.rows().stream().filter(row -> row.get(1).equals(goal)).toList();
    var steps = new ArrayList<Step>();
    for (int i = 0; i < rows.size(); i++) {
      var texts = texts(table, rows.get(i), bot);
      steps.add(
          new Step(
              texts.get(2),
              texts.get(3),
              rows.get(i).get(4) instanceof Cell.Share ? texts.get(4) : "",
              width(rows.get(i), rows.getFirst()),
              i + 1 < rows.size() ? width(rows.get(i + 1), rows.getFirst()) : 0));
    }
    return steps;
  }

  private static int width(List<Cell> step, List<Cell> first) {
    return step.get(3) instanceof Cell.Count(var some)
            && first.get(3) instanceof Cell.Count(var all)
        ? Math.round((float) WHOLE * some / Math.max(1, all))
        : 0;
  }

  private static List<String> texts(FigureTable table, List<Cell> row, Bot bot) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < row.size(); i++) {
      texts.add(CellText.of(table.columns().get(i), row.get(i), bot));
    }
    return texts;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtegoalsGenerated.render(output, forms, this);
  }
}
