package switchboard.insight;

import static switchboard.base.Sentence.literal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import switchboard.domain.Bot;
import switchboard.domain.Goal;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;

/**
 * How far attempts at a goal came.
 *
 * @param attempts how many reached each step
 * @param times of those that reached the goal
 */
public record GoalFunnel(Goal goal, List<Long> attempts, Histogram times) {

  private static final double HALF = 0.5;

  long begun() {
    return attempts.getFirst();
  }

  long reached() {
    return attempts.getLast();
  }

  Optional<Duration> median() {
    return times.quantile(HALF);
  }

  /** The step at which most attempts ended, of those that did not reach the goal. */
  Optional<Integer> mostLost() {
    return IntStream.range(0, attempts.size() - 1)
        .boxed()
        .filter(step -> lostAt(step) > 0)
        .max(Comparator.comparingLong(this::lostAt));
  }

  /** How many attempts ended at a step. */
  long lostAt(int step) {
    return attempts.get(step) - attempts.get(step + 1);
  }

  public static FigureTable goals(Bot bot, List<GoalFunnel> funnels) {
    return new FigureTable(
        "goals",
        List.of(
            Column.of("goal"),
            Column.of("goal_id"),
            Column.ofPeople("attempts"),
            Column.ofPeople("reached"),
            Column.of("conversion"),
            Column.of("median_time")),
        funnels.stream().map(funnel -> funnel.row(bot)).toList());
  }

  private List<Cell> row(Bot bot) {
    return List.of(
        label(bot),
        new Cell.Name(goal.id()),
        new Cell.Count(begun()),
        new Cell.Count(reached()),
        share(reached(), begun()),
        Cell.Time.of(median()));
  }

  public static FigureTable steps(Bot bot, List<GoalFunnel> funnels) {
    return new FigureTable(
        "steps",
        List.of(
            Column.of("goal"),
            Column.of("goal_id"),
            Column.of("screen"),
            Column.ofPeople("attempts"),
            Column.of("of_attempts"),
            Column.of("of_previous_step")),
        funnels.stream().flatMap(funnel -> funnel.steps(bot).stream()).toList());
  }

  private List<List<Cell>> steps(Bot bot) {
    var rows = new ArrayList<List<Cell>>();
    for (int step = 0; step < attempts.size(); step++) {
      long number = attempts.get(step);
      rows.add(
          List.of(
              label(bot),
              new Cell.Name(goal.id()),
              new Cell.Name(goal.steps().get(step)),
              new Cell.Count(number),
              share(number, begun()),
              step == 0 ? new Cell.Empty() : share(number, attempts.get(step - 1))));
    }
    return rows;
  }

  private Cell label(Bot bot) {
    return new Cell.Label(literal(goal.label().in(bot.defaultLanguage())));
  }

  private static Cell share(long part, long whole) {
    return whole == 0 ? new Cell.Empty() : new Cell.Share((double) part / whole);
  }
}
