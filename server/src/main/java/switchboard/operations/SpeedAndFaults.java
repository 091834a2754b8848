package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.base.Sentence;
import switchboard.domain.Bot;
import switchboard.domain.Screen;
import switchboard.insight.Block;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;
import switchboard.insight.Figures;
import switchboard.insight.Histogram;
import switchboard.insight.Period;
import switchboard.insight.TimeText;
import switchboard.store.OutboxDao.TroubleCount;
import switchboard.store.ReplyFigureDao.Kind;
import switchboard.store.ReplyFigureDao.ReplyTotal;
import switchboard.store.Tables;

/** How fast taps are answered, and what goes wrong. */
public record SpeedAndFaults(InstantSource clock) implements FigureSource {

  private static final double MEDIAN = 0.5;
  private static final double MOST = 0.95;
  private static final Duration LATELY = Duration.ofDays(7);

  /** Replies with trouble are counted up to this number: each of them is read. */
  private static final int MANY_TROUBLES = 1_000;

  /** Replies to taps. */
  private record Replies(Histogram answers, Histogram screens, Histogram expired) {

    static Replies none() {
      return new Replies(Histogram.empty(), Histogram.empty(), Histogram.empty());
    }

    void add(ReplyTotal total) {
      of(total.kind()).add(total.bucket(), total.replies());
    }

    private Histogram of(Kind kind) {
      return switch (kind) {
        case ANSWER -> answers;
        case SCREEN -> screens;
        case EXPIRED -> expired;
      };
    }

    /** By which screens are compared. */
    Duration slow() {
      return screens.quantile(MOST).or(() -> answers.quantile(MOST)).orElse(Duration.ZERO);
    }
  }

  @Override
  public Block block() {
    return Block.SPEED;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    long today = Period.day(clock.instant());
    var all = Replies.none();
    var byScreen = new HashMap<String, Replies>();
    tables.replyFigures().withoutScreen(period.first(), period.last()).forEach(all::add);
    for (var total : tables.replyFigures().ofScreens(period.first(), period.last())) {
      all.add(total);
      var screen = bot.screen(total.screen()).map(Screen::id).orElse(total.screen());
      byScreen.computeIfAbsent(screen, _ -> Replies.none()).add(total);
    }
    var shown = new ArrayList<>(List.of(taps(all), screens(byScreen)));
    if (period.last() >= today) {
      shown.add(faults(tables));
    }
    return new Figures(block(), period, summary(all), shown);
  }

  private static Sentence summary(Replies all) {
    var answered = all.answers.quantile(MOST).map(TimeText::of);
    var shown = all.screens.quantile(MOST).map(TimeText::of);
    long expired = all.expired.count();
    var late =
        expired == 0
            ? sentence("insight.speed.none_expired")
            : sentence("insight.speed.expired_count", expired);
    if (answered.isEmpty()) {
      return expired == 0 ? sentence("insight.speed.summary.none") : late;
    }
    return shown.isEmpty()
        ? sentence("insight.speed.summary.answers", answered.get(), late)
        : sentence("insight.speed.summary", answered.get(), shown.get(), late);
  }

  private static FigureTable taps(Replies all) {
    return new FigureTable(
        "taps",
        List.of(
            Column.of("reply"), Column.of("replies"), Column.of("median"), Column.of("slowest")),
        List.of(
            row(new Cell.Label(sentence("insight.speed.answer")), all.answers),
            row(new Cell.Label(sentence("insight.speed.screen")), all.screens),
            List.of(
                new Cell.Label(sentence("insight.speed.expired")),
                new Cell.Count(all.expired.count()),
                new Cell.Empty(),
                new Cell.Empty())));
  }

  private static List<Cell> row(Cell name, Histogram times) {
    return List.of(
        name,
        new Cell.Count(times.count()),
        Cell.Time.of(times.quantile(MEDIAN)),
        Cell.Time.of(times.quantile(MOST)));
  }

  /** The slowest first. */
  private static FigureTable screens(Map<String, Replies> byScreen) {
    return new FigureTable(
        "speed_of_screens",
        List.of(
            Column.of("screen"),
            Column.of("replies"),
            Column.of("median"),
            Column.of("slowest"),
            Column.of("expired")),
        byScreen.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Replies> it) -> it.getValue().slow())
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .map(it ->
                Stream.concat(
                        row(new Cell.Name(it.getKey()), it.getValue().screens).stream(),
                        Stream.of(new Cell.Count(it.getValue().expired.count())))
                    .toList())
            .toList());
  }

  private FigureTable faults(Tables tables) {
    var since = clock.instant().minus(LATELY);
    var troubles =
        tables.outbox().countTroubles(since, MANY_TROUBLES).stream()
            .collect(Collectors.toMap(TroubleCount::trouble, TroubleCount::replies));
    long failed = 0;
    long unknown = 0;
    long changed = 0;
    for (var trouble : troubles.entrySet()) {
      switch (trouble.getKey()) {
        case REFUSED, INTERCEPTED, GIVEN_UP -> failed += trouble.getValue();
        case UNKNOWN -> unknown += trouble.getValue();
        case WITHOUT_BUTTONS, WITHOUT_FORMATTING, WITHOUT_FILE -> changed += trouble.getValue();
      }
    }
    return new FigureTable(
        "faults",
        List.of(
            Column.of("quarantined"),
            Column.of("not_delivered"),
            Column.of("delivery_unknown"),
            Column.of("delivered_in_part")),
        List.of(
            List.of(
                new Cell.Count(tables.statistics().quarantined()),
                new Cell.Count(failed),
                new Cell.Count(unknown),
                new Cell.Count(changed))));
  }
}
