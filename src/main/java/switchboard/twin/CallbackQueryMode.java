package switchboard.twin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether taps come with the message that holds the button (Bot API, setMySettings). */
enum CallbackQueryMode {
  /** Always with it. */
  DEFAULT,
  /** With an {@code inline_message_id} where the bot cannot see the message any more. */
  AUTO,
  /** Always with an {@code inline_message_id}. */
  INLINE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(CallbackQueryMode::word).toList();
  }

  static Optional<CallbackQueryMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }

  /**
   * @param gone whether the message is
   */
  boolean hidesMessage(boolean gone) {
    return switch (this) {
      case DEFAULT -> false;
      case AUTO -> gone;
      case INLINE -> true;
    };
  }
}
