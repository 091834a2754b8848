package switchboard.simulator.world;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether callback queries carry the message with the button (Bot API, setMySettings). */
public enum CallbackQueryMode {
  /** Always with the message. */
  DEFAULT,
  /** With an {@code inline_message_id} if the bot can no longer access the message. */
  AUTO,
  /** Always with an {@code inline_message_id}. */
  INLINE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(CallbackQueryMode::word).toList();
  }

  public static Optional<CallbackQueryMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }

  /**
   * @param gone whether the message was deleted
   */
  public boolean hidesMessage(boolean gone) {
    return switch (this) {
      case DEFAULT -> false;
      case AUTO -> gone;
      case INLINE -> true;
    };
  }
}
