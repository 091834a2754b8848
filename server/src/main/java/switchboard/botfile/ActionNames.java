package switchboard.botfile;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.domain.Action;

/** Actions by their names in the bot file. */
final class ActionNames {

  private static final Map<String, Action> BY_NAME =
      Arrays.stream(Action.values()).collect(toMap(ActionNames::nameOf, action -> action));

  static final List<String> NAMES =
      Arrays.stream(Action.values()).map(ActionNames::nameOf).toList();

  private ActionNames() {}

  private static String nameOf(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  static Optional<Action> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
