package switchboard.domain;

import java.util.Locale;

/** What a user did, as their log of interactions names it. The words are stored. */
public sealed interface InteractionType {

  /** The stored word. */
  String word();

  static InteractionType of(String word) {
    return switch (word) {
      case "tap" -> Own.TAP;
      case "command" -> Own.COMMAND;
      case "preference" -> Own.PREFERENCE;
      default -> new Update(word);
    };
  }

  /** An interaction that the bot understands. */
  enum Own implements InteractionType {
    /** Pressed a button. */
    TAP,
    COMMAND,
    /** Changed a setting. */
    PREFERENCE;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Any other update.
   *
   * @param kind see {@link Origin#kind()}
   */
  record Update(String kind) implements InteractionType {
    @Override
    public String word() {
      return kind;
    }
  }
}
