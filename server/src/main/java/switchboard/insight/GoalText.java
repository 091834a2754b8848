package switchboard.insight;

import static switchboard.base.Sentence.literal;
import static switchboard.base.Sentence.sentence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import switchboard.base.Sentence;
import switchboard.domain.Bot;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures.Detail;

/** What the figures of goals say. */
public final class GoalText {

  private static final String LOST = "insight.goals.lost";
  private static final int GOAL_ID = 1;
  private static final int ATTEMPTS = 2;

  private GoalText() {}

  /** About the goal with most attempts. */
  public static Sentence summary(Bot bot, List<GoalFunnel> funnels) {
    if (funnels.isEmpty()) {
      return sentence("insight.goals.summary.no_goals");
    }
    var most = funnels.stream().max(Comparator.comparingLong(GoalFunnel::begun)).orElseThrow();
    if (most.begun() == 0) {
      return sentence("insight.goals.summary.no_attempts");
    }
    return most.mostLost()
        .map(step ->
            sentence(
                funnels.size() == 1 ? "insight.goals.summary" : "insight.goals.summary.most",
                label(bot, most),
                Math.round(100.0 * most.reached() / most.begun()),
                screen(bot, most, step)))
        .orElseGet(() -> sentence("insight.goals.summary.all", label(bot, most)));
  }

  /** About each goal. */
  public static List<Detail> details(Bot bot, List<GoalFunnel> funnels) {
    return funnels.stream()
        .map(it -> new Detail(literal(label(bot, it)), sentences(bot, it)))
        .toList();
  }

  private static List<Sentence> sentences(Bot bot, GoalFunnel it) {
    var said = new ArrayList<Sentence>(List.of(reached(it)));
    it.mostLost()
        .ifPresent(step ->
            said.add(
                sentence(
                    LOST,
                    screen(bot, it, step),
                    screen(bot, it, step + 1),
                    it.lostAt(step),
                    it.begun() - it.reached())));
    if (it.goal().steps().size() > 1) {
      it.median().ifPresent(time -> said.add(sentence("insight.goals.time", TimeText.of(time))));
    }
    return said;
  }

  private static Sentence reached(GoalFunnel it) {
    long begun = it.begun();
    if (begun == 0) {
      return sentence("insight.goals.none");
    }
    if (it.reached() == 0) {
      return sentence("insight.goals.reached.no", begun);
    }
    return it.reached() == begun
        ? sentence("insight.goals.reached.all", begun)
        : sentence("insight.goals.reached.some", begun, it.reached());
  }

  private static String label(Bot bot, GoalFunnel it) {
    return it.goal().label().in(bot.defaultLanguage());
  }

  private static Sentence screen(Bot bot, GoalFunnel it, int step) {
    return ScreenName.of(bot, it.goal().steps().get(step));
  }

  /**
   * The same with tables in which counts are hidden. Of a goal with a hidden count, only the number
   * of attempts is said: the step at which most end would tell which counts are higher. Nor is it
   * said how many ended between two steps if these are few.
   */
  public static Figures hidden(Figures all, Suppression suppression) {
    var tables =
        new GoalHiding(suppression).tables(all.tables().getFirst(), all.tables().getLast());
    var goals = tables.getFirst().rows();
    var details =
        IntStream.range(0, goals.size())
            .mapToObj(i -> {
              var said = all.details().get(i);
              return hasHidden(tables, goals.get(i).get(GOAL_ID))
                  ? new Detail(said.about(), List.of(attempts(goals.get(i))))
                  : new Detail(said.about(), withoutFew(said.said(), suppression));
            })
            .toList();
    return new Figures(all.block(), all.period(), summary(all, details, tables), details, tables);
  }

  private static List<Sentence> withoutFew(List<Sentence> said, Suppression suppression) {
    return said.stream()
        .filter(it ->
            !it.key().equals(LOST)
                || it.values().stream()
                    .noneMatch(value -> value instanceof Long few && suppression.isSmall(few)))
        .toList();
  }

  private static Sentence summary(Figures all, List<Detail> details, List<FigureTable> tables) {
    var goals = all.tables().getFirst().rows();
    return IntStream.range(0, details.size())
        .boxed()
        .max(Comparator.comparingLong(i -> ((Cell.Count) goals.get(i).get(ATTEMPTS)).value()))
        .filter(i -> hasHidden(tables, goals.get(i).get(GOAL_ID)))
        .map(details::get)
        .map(it -> sentence("insight.goals.about", it.about(), it.said().getFirst()))
        .orElse(all.summary());
  }

  private static boolean hasHidden(List<FigureTable> tables, Cell goal) {
    return tables.stream()
        .flatMap(table -> table.rows().stream())
        .filter(row -> row.get(GOAL_ID).equals(goal))
        .anyMatch(row -> row.stream().anyMatch(Cell.Hidden.class::isInstance));
  }

  private static Sentence attempts(List<Cell> goal) {
    return goal.get(ATTEMPTS) instanceof Cell.Count(var number)
        ? sentence("insight.goals.some_hidden", number)
        : sentence("insight.goals.hidden");
  }
}
