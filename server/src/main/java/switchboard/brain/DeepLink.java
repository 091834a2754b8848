package switchboard.brain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;
import switchboard.domain.Word;

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
        .map(name -> "https://t.me/" + name + "?start=" + MARK + action.word());
  }

  /** The action of a link made by {@link #to}. */
  static Optional<Action> read(String payload) {
    return payload.startsWith(MARK)
        ? Word.find(Action.class, payload.substring(MARK.length()))
        : Optional.empty();
  }
}
