package switchboard.operations;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.Comparison;
import switchboard.insight.FigureHiding;
import switchboard.insight.FigureTable;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.insight.Suppression;
import switchboard.store.Store;
import switchboard.store.Tables;

/** Figures about the use of the bot, by block. */
public final class InsightService {

  private static final int WEEK = 7;

  private final Store store;
  private final BotFileService botFile;
  private final Suppression suppression;
  private final InstantSource clock;

  /** In the order of the blocks. */
  private final List<FigureSource> sources;

  /**
   * @param suppression for those who may not read people's data
   */
  public InsightService(
      Store store, BotFileService botFile, Suppression suppression, InstantSource clock) {
    this.store = store;
    this.botFile = botFile;
    this.suppression = suppression;
    this.clock = clock;
    sources =
        Stream.of(
                new ComingAndLeaving(),
                new Staying(),
                new Ways(),
                new GoalFunnels(),
                new WhereFrom(),
                new AnswerTimes(clock),
                new LanguageFigures(),
                new SpeedAndFaults(clock))
            .sorted(Comparator.comparing(FigureSource::block))
            .toList();
  }

  /** The words of all blocks. */
  public static List<String> blocks() {
    return Stream.of(Block.values()).map(Block::word).toList();
  }

  /**
   * The figures of a block.
   *
   * @param compared the tables with the counts of the period before beside each
   * @param before what the figures of the period before say; absent if both say nothing, or if
   *     nothing was counted then
   */
  public record Report(Figures figures, List<FigureTable> compared, Optional<Sentence> before) {}

  /**
   * The days up to today.
   *
   * @throws UserErrorException if there is no such choice
   */
  public Period period(int days) {
    if (!Period.CHOICES.contains(days)) {
      throw notOffered("days", Period.CHOICES.stream().map(String::valueOf));
    }
    return Period.upTo(clock.instant(), days);
  }

  /**
   * The figures of a block.
   *
   * @param block its word
   * @param all whether small counts of people are shown
   */
  public Report read(String block, Period period, boolean all) {
    var source =
        sources.stream()
            .filter(it -> it.block().word().equals(block))
            .findFirst()
            .orElseThrow(() -> notOffered("block", blocks().stream()));
    return store.readNow(tables -> report(source, tables, period, all));
  }

  /** The first day with figures. */
  public Optional<Long> began() {
    return store.readNow(tables -> tables.paths().firstDay());
  }

  /** The figures of all blocks. */
  public List<Report> readAll(Period period, boolean all) {
    return store.readNow(
        tables -> sources.stream().map(source -> report(source, tables, period, all)).toList());
  }

  /** A sentence of each block about the last seven days. */
  public List<Figures> digest(boolean all) {
    var week = period(WEEK);
    return store.readNow(
        tables -> sources.stream().map(source -> figures(source, tables, week, all)).toList());
  }

  private Figures figures(FigureSource source, Tables tables, Period period, boolean all) {
    return all
        ? source.read(tables, period, bot())
        : source.read(tables, period, bot(), new FigureHiding(suppression));
  }

  private Report report(FigureSource source, Tables tables, Period period, boolean all) {
    var shown = figures(source, tables, period, all);
    if (!source.isOfPeriod()) {
      return new Report(shown, shown.tables(), Optional.empty());
    }
    if (tables.paths().firstDay().filter(day -> day >= period.first()).isPresent()) {
      var alone = shown.tables().stream().map(Comparison::besideNothing).toList();
      return new Report(shown, alone, Optional.empty());
    }
    var before = figures(source, tables, period.before(), all);
    return new Report(
        shown,
        compared(shown.tables(), before.tables()),
        Optional.of(before.summary())
            .filter(said -> !said.equals(shown.summary()) || !said.values().isEmpty()));
  }

  private static List<FigureTable> compared(List<FigureTable> now, List<FigureTable> before) {
    var earlier = before.stream().collect(Collectors.toMap(FigureTable::name, table -> table));
    return now.stream()
        .map(table -> Comparison.beside(table, earlier.getOrDefault(table.name(), table.empty())))
        .toList();
  }

  private Bot bot() {
    return botFile.bot();
  }

  private static UserErrorException notOffered(String field, Stream<String> offered) {
    return UserErrorException.invalid(
        field, Sentence.sentence("error.not_offered", offered.collect(Collectors.joining(", "))));
  }
}
