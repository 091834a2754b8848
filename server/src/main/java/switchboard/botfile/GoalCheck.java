package switchboard.botfile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.Stream;

/** Checks goals, except whether the screens exist. */
final class GoalCheck {

  /** More are no figures that somebody reads. */
  private static final int MAX_GOALS = 20;

  private static final int MAX_STEPS = 10;
  private static final int MAX_DAYS = 30;

  private GoalCheck() {}

  static void check(Draft draft, ProblemList problems) {
    ids(draft, problems);
    for (var goal : draft.goals()) {
      Stream.ofNullable(goal.label())
          .flatMap(DraftText::texts)
          .forEach(label -> LabelCheck.plain(label, "the label", problems));
      steps(goal, problems);
      Stream.ofNullable(goal.within())
          .forEach(within -> WrittenDuration.check(within, "within", MAX_DAYS, problems));
    }
  }

  private static void ids(Draft draft, ProblemList problems) {
    var ids = draft.goals().stream().flatMap(goal -> Stream.ofNullable(goal.id())).toList();
    var first = new HashMap<String, Position>();
    for (var id : ids) {
      var earlier = IdCheck.isName(id, problems) ? first.putIfAbsent(id.value(), id.spot()) : null;
      if (earlier != null) {
        problems.add(
            id.spot(),
            "goal `%s` is already defined on line %d".formatted(id.value(), earlier.line()),
            "give it another id");
      }
    }
    if (ids.size() > MAX_GOALS) {
      problems.add(
          ids.get(MAX_GOALS).spot(),
          "too many goals: at most %d are counted".formatted(MAX_GOALS),
          "remove some");
    }
  }

  private static void steps(DraftGoal goal, ProblemList problems) {
    var seen = new HashSet<String>();
    for (var step : goal.steps()) {
      if (!seen.add(step.value())) {
        problems.add(
            step.spot(),
            "step `%s` is listed twice".formatted(YamlValues.shortened(step.value())),
            "keep one of the two");
      }
    }
    if (goal.steps().size() > MAX_STEPS) {
      problems.add(
          goal.steps().get(MAX_STEPS).spot(),
          "too many steps: a goal has at most %d".formatted(MAX_STEPS),
          "keep those where people could give up");
    }
  }
}
