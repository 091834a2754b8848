package switchboard.insight;

import static switchboard.base.Sentence.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import switchboard.base.Sentence;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;

/**
 * Who came and who left in a period: sums of what happened.
 *
 * @param cameBack those who had blocked the bot and unblocked it
 */
public record PeopleChange(long newcomers, long cameBack, long blocked, long erased, long visits) {

  private static final int MIN_WEEKS = 8;
  private static final int NUMBER = 1;
  private static final String VISITS = "insight.people.visits";

  /**
   * Users active in a week.
   *
   * @param returned active in the week before too
   * @param resurrected not active in the week before, nor newcomers
   */
  public record ActiveWeek(Week week, long newcomers, long returned, long resurrected) {

    long active() {
      return newcomers + returned + resurrected;
    }
  }

  public long came() {
    return newcomers + cameBack;
  }

  public long left() {
    return blocked + erased;
  }

  public Sentence summary() {
    long more = came() - left();
    if (came() + left() == 0) {
      return sentence("insight.people.summary.none");
    }
    if (more == 0) {
      return sentence("insight.people.summary.same");
    }
    return more > 0
        ? sentence("insight.people.summary.more", more)
        : sentence("insight.people.summary.fewer", -more);
  }

  public FigureTable totals() {
    return new FigureTable(
        "totals",
        List.of(Column.of("figure"), Column.of("number")),
        List.of(
            row("insight.people.newcomers", newcomers),
            row("insight.people.came_back", cameBack),
            row("insight.people.blocked", blocked),
            row("insight.people.erased", erased),
            row(VISITS, visits)));
  }

  /** Visits are not people. The others are no parts of a whole, so none follows from the rest. */
  public FigureTable totals(Suppression suppression) {
    var all = totals();
    return all.with(
        all.rows().stream()
            .map(row -> row.equals(row(VISITS, visits)) ? row : hidden(row, suppression))
            .toList());
  }

  private static List<Cell> hidden(List<Cell> row, Suppression suppression) {
    return row.get(NUMBER) instanceof Cell.Count(var people)
        ? List.of(row.getFirst(), suppression.list(List.of(people)).getFirst())
        : row;
  }

  /**
   * The difference would tell a count that is hidden. Whether more came or left is said if it does
   * not depend on such a count.
   */
  public Sentence summary(Suppression suppression) {
    if (!totals(suppression).hidesAny()) {
      return summary();
    }
    if (least(suppression, newcomers, cameBack) > most(suppression, blocked, erased)) {
      return sentence("insight.people.summary.hidden.more");
    }
    return least(suppression, blocked, erased) > most(suppression, newcomers, cameBack)
        ? sentence("insight.people.summary.hidden.fewer")
        : sentence("insight.people.summary.hidden");
  }

  private static long least(Suppression suppression, long... people) {
    return LongStream.of(people).map(it -> suppression.isSmall(it) ? 1 : it).sum();
  }

  private static long most(Suppression suppression, long... people) {
    return LongStream.of(people)
        .map(it -> suppression.isSmall(it) ? suppression.minShown() - 1 : it)
        .sum();
  }

  private static List<Cell> row(String key, long number) {
    return List.of(new Cell.Label(sentence(key)), new Cell.Count(number));
  }

  /** The number of the first week in the table of a period. */
  public static long firstWeek(Period period) {
    return Math.min(
        Week.ofDay(period.first()).number(), Week.ofDay(period.last()).number() - MIN_WEEKS + 1);
  }

  /**
   * The weeks of a period; of a short one, some weeks before it too. Those before anybody was
   * active are left out.
   *
   * @param figures in order, from the week before the first one on
   */
  public static FigureTable weeks(Period period, List<ActiveWeek> figures) {
    var last = Week.ofDay(period.last());
    long first =
        figures.stream()
            .filter(it -> it.active() > 0)
            .mapToLong(it -> it.week().number())
            .min()
            .orElse(last.number());
    return weeks(Week.begin(firstWeek(period), first, last), period, figures);
  }

  /** All weeks, whether anybody was active or not. */
  static FigureTable allWeeks(Period period, List<ActiveWeek> figures) {
    return weeks(firstWeek(period), period, figures);
  }

  private static FigureTable weeks(long first, Period period, List<ActiveWeek> figures) {
    var rows = new ArrayList<List<Cell>>();
    for (long week = first; week <= Week.ofDay(period.last()).number(); week++) {
      var it = of(new Week(week), figures);
      boolean over = new Week(week + 1).monday().toEpochDay() <= period.last() + 1;
      long dormant = of(new Week(week - 1), figures).active() - it.returned();
      rows.add(
          List.of(
              new Cell.Day(it.week().monday()),
              new Cell.Count(it.newcomers()),
              new Cell.Count(it.returned()),
              new Cell.Count(it.resurrected()),
              over ? new Cell.Count(Math.max(0, dormant)) : new Cell.Empty()));
    }
    return new FigureTable(
        "weeks",
        List.of(
            Column.of("week"),
            Column.ofPeople("newcomers"),
            Column.ofPeople("returned"),
            Column.ofPeople("resurrected"),
            Column.ofPeople("dormant")),
        rows);
  }

  private static ActiveWeek of(Week week, List<ActiveWeek> figures) {
    return figures.stream()
        .filter(it -> it.week().equals(week))
        .findFirst()
        .orElse(new ActiveWeek(week, 0, 0, 0));
  }
}
