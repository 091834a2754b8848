package switchboard.botfile;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import switchboard.base.Suggestions;
import switchboard.domain.Action;

/** Checks that screens and actions named by buttons, commands and goals exist. */
record TargetCheck(Draft draft, List<String> ids, ProblemList problems) {

  private static final List<String> ACTIONS =
      Arrays.stream(Action.values()).map(Action::word).toList();

  static void check(Draft draft, ProblemList problems) {
    var check = new TargetCheck(draft, draft.ids(), problems);
    draft.screens().forEach(check::screen);
    draft.commands().forEach(check::command);
    draft.goals().stream().flatMap(goal -> goal.steps().stream()).forEach(check::exists);
  }

  private void screen(Draft.Screen screen) {
    for (var item : screen.items()) {
      switch (item.target()) {
        case Draft.Target.Open open when !open.nested() -> opened(open.screen(), screen);
        case Draft.Target.Act act -> acted(act.action(), screen);
        case Draft.Target.Open _, Draft.Target.Link _, Draft.Target.Copy _ -> {}
        case null -> {}
      }
    }
  }

  private void command(Draft.Command command) {
    if (command.open() != null) {
      exists(command.open());
    }
    if (command.action() != null) {
      isAction(command.action());
    }
  }

  private void opened(Scalar target, Draft.Screen from) {
    exists(target);
    if (from.id() != null && from.id().value().equals(target.value())) {
      problems.add(
          target.spot(),
          "this button opens the screen that it is on",
          "open another screen, or remove it");
    }
  }

  private void acted(Scalar action, Draft.Screen from) {
    isAction(action);
    if (action.value().equals("home") && from.isMainMenu()) {
      problems.add(
          action.spot(), "this button opens the screen that it is on", "remove it from the menu");
    }
  }

  private void exists(Scalar target) {
    if (draft.whole() && !ids.contains(target.value())) {
      problems.add(
          target.spot(),
          "the screen `%s` does not exist".formatted(YamlValues.shortened(target.value())),
          Suggestions.orElse(
              target.value(), ids, "add a screen with this id, or use an existing one"));
    }
  }

  private void isAction(Scalar action) {
    if (!ACTIONS.contains(action.value())) {
      problems.add(
          action.spot(),
          "unknown action `%s`".formatted(YamlValues.shortened(action.value())),
          Suggestions.orElse(
              action.value(),
              ACTIONS,
              "use one of " + ACTIONS.stream().map("`%s`"::formatted).collect(joining(", "))));
    }
  }
}
