package switchboard.brain;

import java.util.Map;
import switchboard.domain.Bot;
import switchboard.domain.Button;
import switchboard.domain.ButtonAddress;
import switchboard.domain.LocalizedText;
import switchboard.domain.Preferences;

/** Texts and buttons for one user: in their language, with their theme. */
record LocalizedTexts(Bot bot, Preferences preferences) {

  private static final String CURRENT = "✓ ";

  String language() {
    return preferences.language();
  }

  /** A text in Telegram's HTML; values are escaped. */
  String html(Phrase phrase, Map<String, String> values) {
    return new Template(text(phrase)).html(values);
  }

  String html(Phrase phrase) {
    return html(phrase, Map.of());
  }

  /** A label or a toast. */
  String plain(Phrase phrase, Map<String, String> values) {
    return new Template(text(phrase)).plain(values);
  }

  String plain(Phrase phrase) {
    return plain(phrase, Map.of());
  }

  Button callback(Phrase label, ButtonAddress address) {
    return callback(plain(label), address);
  }

  Button callback(String label, ButtonAddress address) {
    return new Button.Callback(themed(label), address.data());
  }

  /** A button for one of several choices. */
  Button choice(String label, boolean current, ButtonAddress address) {
    return callback(current ? CURRENT + label : label, address);
  }

  String themed(String label) {
    return theme().button().replace("{label}", label);
  }

  String in(LocalizedText words) {
    return words.in(language());
  }

  /** The chosen theme, or the first if the bot file no longer has it. */
  Bot.Theme theme() {
    return bot.themes().stream()
        .filter(theme -> theme.id().equals(preferences.theme()))
        .findFirst()
        .orElseGet(() -> bot.themes().getFirst());
  }

  private String text(Phrase phrase) {
    var words = bot.phrases().get(phrase.key());
    if (words == null) {
      throw new IllegalStateException("The bot has no text for " + phrase.key());
    }
    return in(words);
  }
}
