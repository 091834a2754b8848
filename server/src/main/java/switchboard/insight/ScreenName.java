package switchboard.insight;

import static switchboard.base.Sentence.literal;
import static switchboard.base.Sentence.sentence;

import java.util.Optional;
import switchboard.base.Sentence;
import switchboard.domain.Bot;

/** The names of screens in figures. */
public final class ScreenName {

  private ScreenName() {}

  /**
   * @param screen an id, or a built-in screen with a colon; empty for the beginning of a visit
   */
  public static Sentence of(Bot bot, String screen) {
    if (screen.isEmpty()) {
      return sentence("insight.screen.begin");
    }
    if (screen.equals(bot.home())) {
      return sentence("bot.main_menu");
    }
    return builtIn(screen)
        .or(() ->
            bot.screen(screen)
                .map(found ->
                    literal(
                        bot.label(found)
                            .map(label -> label.in(bot.defaultLanguage()))
                            .orElse(screen))))
        .orElseGet(() -> sentence("insight.screen.removed", screen));
  }

  /** The name of a screen that is in no bot file. */
  public static Optional<Sentence> builtIn(String screen) {
    return switch (screen) {
      case ":history" -> Optional.of(sentence("bot.screen.history"));
      case ":settings" -> Optional.of(sentence("bot.screen.settings"));
      case ":privacy" -> Optional.of(sentence("bot.screen.privacy"));
      case ":unknown" -> Optional.of(sentence("common.unknown"));
      case ":confirming_deletion" -> Optional.of(sentence("bot.screen.delete"));
      default -> Optional.empty();
    };
  }
}
