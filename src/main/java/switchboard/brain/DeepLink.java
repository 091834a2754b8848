package switchboard.brain;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;

/**
 * Links into the private chat that say {@code /start ACTION} there (Bot features, Deep linking).
 */
final class DeepLink {

  private DeepLink() {}

  /** None while the bot's username is not known. */
  static Optional<String> to(@Nullable String botUsername, Action action) {
    return Optional.ofNullable(botUsername)
        .map(name -> "https://t.me/" + name + "?start=" + payload(action));
  }

  static Optional<Action> read(String payload) {
    for (var action : Action.values()) {
      if (payload(action).equals(payload)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  private static String payload(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
