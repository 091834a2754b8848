package switchboard.brain;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;

/**
 * Links into the private chat that say {@code /start do-ACTION} there (Bot features, Deep linking).
 */
final class DeepLink {

  /** A screen may have an action's name: without this its link would be taken for the action's. */
  private static final String MARK = "do-";

  private DeepLink() {}

  /** None while the bot's username is not known. */
  static Optional<String> to(@Nullable String botUsername, Action action) {
    return Optional.ofNullable(botUsername)
        .map(name -> "https://t.me/" + name + "?start=" + MARK + name(action));
  }

  /** The action of a link that we made. */
  static Optional<Action> read(String payload) {
    return payload.startsWith(MARK) ? named(payload.substring(MARK.length())) : Optional.empty();
  }

  /** The action that a link of somebody else's names. */
  static Optional<Action> named(String name) {
    for (var action : Action.values()) {
      if (name(action).equals(name)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  private static String name(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
