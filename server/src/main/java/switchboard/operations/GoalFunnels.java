package switchboard.operations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import switchboard.domain.Bot;
import switchboard.domain.Goal;
import switchboard.insight.Block;
import switchboard.insight.FigureHiding;
import switchboard.insight.Figures;
import switchboard.insight.GoalFunnel;
import switchboard.insight.GoalText;
import switchboard.insight.Histogram;
import switchboard.insight.Period;
import switchboard.store.GoalDao.StepTotal;
import switchboard.store.GoalDao.TimeTotal;
import switchboard.store.Tables;

/** How many attempts reach the goals of the bot file, and where the others end. */
public record GoalFunnels() implements FigureSource {

  @Override
  public Block block() {
    return Block.GOALS;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    var funnels = bot.goals().isEmpty() ? List.<GoalFunnel>of() : funnels(tables, period, bot);
    return new Figures(
        block(),
        period,
        GoalText.summary(bot, funnels),
        GoalText.details(bot, funnels),
        List.of(GoalFunnel.goals(bot, funnels), GoalFunnel.steps(bot, funnels)));
  }

  private static List<GoalFunnel> funnels(Tables tables, Period period, Bot bot) {
    var ids = bot.goals().stream().map(Goal::id).toList();
    var steps =
        tables.goals().steps(ids, period.first(), period.last()).stream()
            .collect(groupingBy(StepTotal::goal, toMap(StepTotal::step, StepTotal::attempts)));
    var times =
        tables.goals().times(ids, period.first(), period.last()).stream()
            .collect(groupingBy(TimeTotal::goal, toMap(TimeTotal::bucket, TimeTotal::attempts)));
    return bot.goals().stream()
        .map(goal ->
            new GoalFunnel(
                goal,
                attempts(goal, steps.getOrDefault(goal.id(), Map.of())),
                Histogram.of(times.getOrDefault(goal.id(), Map.of()))))
        .toList();
  }

  private static List<Long> attempts(Goal goal, Map<Integer, Long> bySteps) {
    return IntStream.rangeClosed(1, goal.steps().size())
        .mapToObj(step -> bySteps.getOrDefault(step, 0L))
        .toList();
  }

  /** The sentences have shares, which could tell a count that is hidden. */
  @Override
  public Figures read(Tables tables, Period period, Bot bot, FigureHiding hiding) {
    return GoalText.hidden(read(tables, period, bot), hiding.suppression());
  }
}
