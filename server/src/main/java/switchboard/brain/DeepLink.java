package switchboard.brain;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;

/**
 * Deep links that send {@code /start do-ACTION} in the private chat (Bot features, Deep linking).
 */
final class DeepLink {

  /** Distinguishes the link of an action from that of a screen with the same name. */
  private static final String MARK = "do-";

  private DeepLink() {}

  /** Empty while the bot's username is unknown. */
  static Optional<String> to(@Nullable String botUsername, Action action) {
    return Optional.ofNullable(botUsername)
        .map(name -> "https://t.me/" + name + "?start=" + MARK + name(action));
  }

  /** The action of a link made by {@link #to}. */
  static Optional<Action> read(String payload) {
    return payload.startsWith(MARK) ? named(payload.substring(MARK.length())) : Optional.empty();
  }

  /** The action named by any other link. */
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
