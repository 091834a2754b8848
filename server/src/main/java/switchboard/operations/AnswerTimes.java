package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.domain.Bot;
import switchboard.domain.UserId;
import switchboard.insight.Block;
import switchboard.insight.DurationBucket;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;
import switchboard.insight.Figures;
import switchboard.insight.Histogram;
import switchboard.insight.OfficeHours;
import switchboard.insight.Period;
import switchboard.insight.TimeText;
import switchboard.store.AnswerFigureDao.AnswerFigures;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Tables;

/** How long users wait for an operator's answer. */
public record AnswerTimes(InstantSource clock) implements FigureSource {

  private static final double MEDIAN = 0.5;
  private static final double MOST = 0.9;

  private static final OfficeHours HOURS = new OfficeHours(ZoneId.systemDefault());

  /** Waiting users are counted up to this number. */
  private static final int MANY = 1_000;

  /** The limits of the readable steps; the last one has none. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofDays(1));

  /** Answers at any time, and those to waits that began during office hours. */
  private record Waits(Histogram all, Histogram inHours) {}

  /** Counts an operator's answer that ends a user's wait. */
  static void count(Tables tables, UserId user, Instant since, Instant now) {
    var preferences = tables.sessions().preferences(user);
    if (!tables.countsFigures() || !preferences.map(PreferenceRow::figures).orElse(true)) {
      return;
    }
    int bucket = DurationBucket.of(Duration.between(since, now)).number();
    var figures = new AnswerFigures(Period.day(now), bucket, HOURS.contain(since), 1);
    tables.answerFigures().add(List.of(figures));
  }

  @Override
  public Block block() {
    return Block.ANSWERS;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    var waits = waits(tables, period);
    var within = bot.answering().within();
    var shown = new ArrayList<FigureTable>();
    shown.add(answers(waits, within));
    shown.add(steps(waits));
    if (period.last() >= Period.day(clock.instant())) {
      shown.add(waiting(tables));
    }
    return new Figures(block(), period, summary(waits.all), shown);
  }

  private static Waits waits(Tables tables, Period period) {
    var waits = new Waits(Histogram.empty(), Histogram.empty());
    for (var total : tables.answerFigures().totals(period.first(), period.last())) {
      waits.all.add(total.bucket(), total.answers());
      if (total.inHours()) {
        waits.inHours.add(total.bucket(), total.answers());
      }
    }
    return waits;
  }

  private static Sentence summary(Histogram all) {
    var median = all.quantile(MEDIAN);
    var most = all.quantile(MOST);
    return median.isEmpty() || most.isEmpty()
        ? sentence("insight.answers.summary.none")
        : sentence(
            "insight.answers.summary",
            all.count(),
            TimeText.of(median.get()),
            TimeText.of(most.get()));
  }

  private static FigureTable answers(Waits waits, @Nullable Duration within) {
    var columns =
        new ArrayList<>(
            List.of(
                Column.of("wait_began"),
                Column.of("answers"),
                Column.of("median"),
                Column.of("most")));
    if (within != null) {
      columns.add(Column.of("in_time"));
    }
    return new FigureTable(
        "answers",
        columns,
        List.of(
            row("insight.answers.any_time", waits.all, within),
            row("insight.answers.in_hours", waits.inHours, within)));
  }

  private static List<Cell> row(String key, Histogram waits, @Nullable Duration within) {
    var row = new ArrayList<Cell>();
    row.add(new Cell.Label(sentence(key)));
    row.add(new Cell.Count(waits.count()));
    row.add(Cell.Time.of(waits.quantile(MEDIAN)));
    row.add(Cell.Time.of(waits.quantile(MOST)));
    if (within != null) {
      row.add(new Cell.Count(waits.within(within)));
    }
    return row;
  }

  private static FigureTable steps(Waits waits) {
    var rows = new ArrayList<List<Cell>>();
    long before = 0;
    long beforeInHours = 0;
    for (var limit : STEPS) {
      long so = waits.all.within(limit);
      long soInHours = waits.inHours.within(limit);
      var name = sentence("insight.answers.under", TimeText.of(limit));
      rows.add(step(name, so - before, soInHours - beforeInHours));
      before = so;
      beforeInHours = soInHours;
    }
    rows.add(
        step(
            sentence("insight.answers.longer"),
            waits.all.count() - before,
            waits.inHours.count() - beforeInHours));
    return new FigureTable(
        "waits",
        List.of(Column.of("waited"), Column.of("answers"), Column.of("in_office_hours")),
        rows);
  }

  private static List<Cell> step(Sentence name, long answers, long inHours) {
    return List.of(new Cell.Label(name), new Cell.Count(answers), new Cell.Count(inHours));
  }

  private FigureTable waiting(Tables tables) {
    var now = clock.instant();
    var total = tables.waiting().total(now, MANY);
    var oldest = total.oldest();
    return new FigureTable(
        "waiting",
        List.of(Column.ofPeople("waiting"), Column.of("longest_wait")),
        List.of(
            List.of(
                new Cell.Count(total.people()),
                oldest == null ? new Cell.Empty() : new Cell.Time(Duration.between(oldest, now)))));
  }
}
