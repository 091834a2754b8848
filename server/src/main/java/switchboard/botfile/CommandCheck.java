package switchboard.botfile;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.domain.Action;
import switchboard.domain.Word;

/**
 * Checks commands against the limits of Telegram's menu (Bot API, setMyCommands and BotCommand): at
 * most 100, names of 1–32 letters a–z, digits and underscores, descriptions of 1–256 characters.
 */
final class CommandCheck {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,32}");
  private static final int MAX_COUNT = 100;
  static final int MAX_DESCRIPTION_LENGTH = 256;

  private final ProblemList problems;
  private final Map<String, Position> first = new HashMap<>();

  private CommandCheck(ProblemList problems) {
    this.problems = problems;
  }

  static void check(Draft draft, ProblemList problems) {
    var check = new CommandCheck(problems);
    draft.commands().forEach(check::command);
    draft.commands().stream()
        .flatMap(command -> Stream.ofNullable(command.description()))
        .flatMap(DraftText::texts)
        .forEach(check::description);
    check.count(draft);
  }

  private void command(Draft.Command command) {
    var name = command.name();
    if (name == null) {
      return;
    }
    if (!NAME.matcher(name.value()).matches()) {
      problems.add(
          name.spot(),
          "`%s` is not a valid command name".formatted(YamlValues.shortened(name.value())),
          "use 1 to 32 of a–z, 0–9 and _, without the slash" + repaired(name.value()));
    }
    var earlier = first.putIfAbsent(name.value(), name.spot());
    if (earlier != null) {
      problems.add(
          name.spot(),
          "command `%s` is already defined on line %d"
              .formatted(YamlValues.shortened(name.value()), earlier.line()),
          "keep one of the two");
    }
    leads(command, name);
  }

  private static String repaired(String name) {
    var repaired = name.toLowerCase(Locale.ROOT).replaceAll("^/", "").replaceAll("[- ]", "_");
    return NAME.matcher(repaired).matches() ? ": `%s`".formatted(repaired) : "";
  }

  private void leads(Draft.Command command, Scalar name) {
    var own = BuiltInCommands.OWN.containsKey(name.value());
    if (!own && command.open() == null && command.action() == null) {
      problems.add(
          command.spot(),
          "command `%s` does nothing".formatted(YamlValues.shortened(name.value())),
          "add `open` with a screen's id, or `action`");
    } else if (own && changed(command, name)) {
      problems.add(
          name.spot(),
          "command `%s` is built in and cannot be redefined".formatted(name.value()),
          "keep only its description, or choose another name");
    }
  }

  private static boolean changed(Draft.Command command, Scalar name) {
    var action =
        command.action() == null ? null : Word.find(Action.class, command.action().value());
    return command.open() != null
        || (action != null && !action.equals(BuiltInCommands.ownAction(name.value())));
  }

  private void description(Scalar description) {
    if (description.value().isEmpty()) {
      problems.add(
          description.spot(), "the description is empty", "describe what the command does");
    } else if (description.length() > MAX_DESCRIPTION_LENGTH) {
      problems.add(
          description.spot(),
          "the description has %d characters; Telegram allows %d"
              .formatted(description.length(), MAX_DESCRIPTION_LENGTH),
          "shorten it");
    }
  }

  private void count(Draft draft) {
    var added =
        draft.commands().stream()
            .filter(it -> it.name() == null || !BuiltInCommands.OWN.containsKey(it.name().value()))
            .toList();
    var room = MAX_COUNT - BuiltInCommands.OWN.size();
    if (added.size() > room) {
      problems.add(
          added.get(room).spot(),
          "too many commands: Telegram allows %d, and %d are built in"
              .formatted(MAX_COUNT, BuiltInCommands.OWN.size()),
          "remove some; buttons do not need a command");
    }
  }
}
