package switchboard.operations;

import static switchboard.base.Sentence.literal;
import static switchboard.base.Sentence.sentence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import switchboard.base.Sentence;
import switchboard.domain.Bot;
import switchboard.domain.StartLink;
import switchboard.insight.Block;
import switchboard.insight.FigureHiding;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.insight.Suppression;
import switchboard.store.LinkDao.LinkRow;
import switchboard.store.Tables;

/** Which links brought users. */
public final class WhereFrom implements FigureSource {

  /** Starts divide people too: they are hardly more than the newcomers. */
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("source"),
          Column.of("source_id"),
          Column.ofPeople("starts"),
          Column.ofPeople("newcomers"),
          Column.ofPeople("settled"),
          Column.ofPeople("stayed"),
          Column.ofPeople("reached_goal"));

  /** Those with most newcomers first; those without a link last. */
  private static final Comparator<Entry<String, Arrivals>> ORDER =
      Comparator.<Entry<String, Arrivals>, Boolean>comparing(
              row -> row.getKey().equals(ArrivalCells.WITHOUT_LINK))
          .thenComparingLong(row -> -row.getValue().newcomers())
          .thenComparingLong(row -> -row.getValue().starts())
          .thenComparing(Entry::getKey);

  @Override
  public Block block() {
    return Block.WHERE_FROM;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    return read(tables, period, bot, Suppression.NONE);
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot, FigureHiding hiding) {
    return FigureHiding.unordered(read(tables, period, bot, hiding.suppression()));
  }

  private Figures read(Tables tables, Period period, Bot bot, Suppression suppression) {
    var links = tables.links().all();
    var names =
        new Names(
            links.stream()
                .collect(Collectors.toMap(link -> StartLink.payload(link.code()), LinkRow::name)),
            bot);
    var arrivals = Arrivals.read(tables, period);
    var shown = ArrivalCells.of(arrivals, links, suppression);
    var rows = arrivals.entrySet().stream().sorted(ORDER).toList();
    var cells =
        rows.stream()
            .map(row ->
                cells(row.getKey(), shown.getOrDefault(row.getKey(), ArrivalCells.NONE), names))
            .toList();
    return new Figures(
        block(), period, summary(rows, names), List.of(new FigureTable("sources", COLUMNS, cells)));
  }

  private static List<Cell> cells(String source, ArrivalCells arrivals, Names names) {
    return List.of(
        new Cell.Label(names.of(source)),
        source.equals(ArrivalCells.WITHOUT_LINK) ? new Cell.Empty() : new Cell.Name(source),
        arrivals.starts(),
        arrivals.newcomers(),
        arrivals.settled(),
        arrivals.stayed(),
        arrivals.reached());
  }

  /** Says no numbers, so that everybody may read it. */
  private static Sentence summary(List<Entry<String, Arrivals>> rows, Names names) {
    var came = rows.stream().filter(row -> row.getValue().newcomers() > 0).toList();
    if (came.isEmpty()) {
      return sentence("insight.where_from.summary.nobody");
    }
    var best = came.getFirst().getKey();
    return best.equals(ArrivalCells.WITHOUT_LINK)
        ? sentence("insight.where_from.summary.without_link")
        : sentence("insight.where_from.summary.best", names.of(best));
  }

  /**
   * What sources are called.
   *
   * @param links the names of links by their payloads
   */
  private record Names(Map<String, String> links, Bot bot) {

    Sentence of(String source) {
      if (source.equals(ArrivalCells.WITHOUT_LINK)) {
        return sentence("insight.where_from.without_link");
      }
      return source.equals(bot.home())
          ? sentence("bot.main_menu")
          : literal(links.getOrDefault(source, label(source)));
    }

    private String label(String screen) {
      return bot.screen(screen)
          .flatMap(bot::label)
          .map(label -> label.in(bot.defaultLanguage()))
          .orElse(screen);
    }
  }
}
