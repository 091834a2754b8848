package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.domain.Screen;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;
import switchboard.insight.ScreenName;

/**
 * The menu with what happened at each screen, and the most frequent ways.
 *
 * @param rows the screens of the bot file as a tree, then all others
 * @param most the highest number of each column
 */
public record WaysPicture(List<Row> rows, List<Long> most, WayFlow flow) implements BlockPicture {

  private static final double FAINTEST = 0.08;
  private static final double STRONGEST = 0.45;
  private static final int NUMBERS = 4;

  /**
   * A screen.
   *
   * @param depth 0 for the main menu
   * @param numbers times opened, visits that ended, ways back, repeated taps
   */
  public record Row(String id, String name, int depth, boolean inBot, List<Long> numbers) {

    public boolean isUnopened() {
      return numbers.getFirst() == 0;
    }
  }

  static WaysPicture of(Figures figures, Bot bot) {
    var rows = new Tree(bot, numbers(figures.tables().getFirst().rows())).rows();
    var most =
        IntStream.range(0, NUMBERS)
            .mapToObj(i -> rows.stream().mapToLong(row -> row.numbers().get(i)).max().orElse(0))
            .toList();
    return new WaysPicture(rows, most, WayFlow.of(figures.tables().get(1), bot));
  }

  private static Map<String, List<Long>> numbers(List<List<Cell>> rows) {
    var numbers = new LinkedHashMap<String, List<Long>>();
    for (var row : rows) {
      numbers.put(
          ((Cell.Name) row.getFirst()).text(),
          row.stream()
              .filter(Cell.Count.class::isInstance)
              .map(cell -> ((Cell.Count) cell).value())
              .toList());
    }
    return numbers;
  }

  /** Lists the screens: each below its parent, and those of no bot file at the end. */
  private record Tree(Bot bot, Map<String, List<Long>> numbers, List<Row> rows, Set<String> seen) {

    Tree(Bot bot, Map<String, List<Long>> numbers) {
      this(bot, numbers, new ArrayList<>(), new HashSet<>());
      add(bot.home(), 0);
      bot.screens().keySet().forEach(id -> add(id, 0));
      numbers.keySet().forEach(this::addOther);
    }

    private void add(String id, int depth) {
      if (!seen.add(id)) {
        return;
      }
      rows.add(row(id, depth, true));
      bot.screens().values().stream()
          .filter(screen -> id.equals(screen.parent()))
          .map(Screen::id)
          .forEach(child -> add(child, depth + 1));
    }

    private void addOther(String id) {
      if (seen.add(id)) {
        rows.add(row(id, 0, false));
      }
    }

    private Row row(String id, int depth, boolean inBot) {
      return new Row(
          id,
          Messages.translate(ScreenName.of(bot, id)),
          depth,
          inBot,
          numbers.getOrDefault(id, List.of(0L, 0L, 0L, 0L)));
    }
  }

  /** The opacity of a number in its column; 0 for none. */
  public double shade(Row row, int column) {
    long number = row.numbers().get(column);
    double share = (double) number / Math.max(1, most.get(column));
    return number == 0 ? 0 : Math.round(100 * (FAINTEST + (STRONGEST - FAINTEST) * share)) / 100.0;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtewaysGenerated.render(output, forms, this);
  }
}
