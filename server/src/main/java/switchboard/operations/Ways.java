package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import switchboard.base.Sentence;
import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.insight.ScreenName;
import switchboard.insight.ScreenUse;
import switchboard.insight.ScreenUse.Step;
import switchboard.store.PathDao.ExitTotal;
import switchboard.store.PathDao.How;
import switchboard.store.PathDao.TransitionTotal;
import switchboard.store.Tables;

/** How users go through the menu. */
public final class Ways implements FigureSource {

  private static final int STRONGEST = 10;

  private final DaySums<Step> transitions = new DaySums<>(Ways::steps);
  private final DaySums<String> ends = new DaySums<>(Ways::exits);

  private static Map<Step, Long> steps(Tables tables, long from, long to) {
    return tables.paths().transitions(from, to).stream()
        .collect(
            Collectors.toMap(
                it -> new Step(it.fromScreen(), it.toScreen(), it.how() == How.TAP, 0),
                TransitionTotal::times,
                Long::sum));
  }

  private static Map<String, Long> exits(Tables tables, long from, long to) {
    return tables.paths().exits(from, to).stream()
        .collect(Collectors.toMap(ExitTotal::screen, ExitTotal::visits));
  }

  @Override
  public Block block() {
    return Block.WAYS;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    var steps =
        transitions.of(tables, period).entrySet().stream()
            .map(it -> it.getKey().withTimes(it.getValue()))
            .toList();
    var exits = ends.of(tables, period);
    var uses = ScreenUse.of(bot, steps, exits);
    return new Figures(
        block(),
        period,
        summary(bot, uses),
        List.of(screens(uses), transitions(bot, steps), unopened(bot, uses)));
  }

  private static Sentence summary(Bot bot, List<ScreenUse> uses) {
    long visits = uses.stream().mapToLong(ScreenUse::left).sum();
    if (visits == 0) {
      return sentence("insight.ways.summary.none");
    }
    var most = uses.stream().max(Comparator.comparingLong(ScreenUse::left)).orElseThrow();
    int unopened = ScreenUse.unopened(bot, uses).size();
    return sentence(
        "insight.ways.summary",
        ScreenName.of(bot, most.screen()),
        Math.round(100.0 * most.left() / visits),
        unopened == 0
            ? sentence("insight.ways.all_opened")
            : sentence("insight.ways.unopened_count", unopened));
  }

  private static FigureTable screens(List<ScreenUse> uses) {
    return new FigureTable(
        "screens",
        List.of(
            Column.of("screen"),
            Column.of("opened"),
            Column.of("left_here"),
            Column.of("went_back"),
            Column.of("repeated_taps")),
        uses.stream()
            .map(it ->
                List.<Cell>of(
                    new Cell.Name(it.screen()),
                    new Cell.Count(it.opened()),
                    new Cell.Count(it.left()),
                    new Cell.Count(it.back()),
                    new Cell.Count(it.repeated())))
            .toList());
  }

  private static FigureTable transitions(Bot bot, List<Step> steps) {
    var strongest = ScreenUse.strongest(bot, steps, STRONGEST);
    return new FigureTable(
        "transitions",
        List.of(Column.of("from"), Column.of("to"), Column.of("times")),
        strongest.stream()
            .map(it ->
                List.<Cell>of(
                    new Cell.Name(it.from()), new Cell.Name(it.to()), new Cell.Count(it.times())))
            .toList(),
        strongest.size() < STRONGEST);
  }

  private static FigureTable unopened(Bot bot, List<ScreenUse> uses) {
    return new FigureTable(
        "unopened",
        List.of(Column.of("screen")),
        ScreenUse.unopened(bot, uses).stream()
            .map(id -> List.<Cell>of(new Cell.Name(id)))
            .toList());
  }
}
