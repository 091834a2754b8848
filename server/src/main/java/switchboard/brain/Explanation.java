package switchboard.brain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Button;
import switchboard.domain.ButtonAddress.Refusal;
import switchboard.domain.ButtonAddress.Refused;
import switchboard.domain.Content;
import switchboard.domain.Effect.Asked;
import switchboard.markup.TelegramHtml;

/** Why a screen or page answers a text, and a button to refuse it. */
final class Explanation {

  /** Bot API, InlineKeyboardMarkup. */
  private static final int MAX_BUTTONS = 100;

  private Explanation() {}

  /**
   * @param asked absent: the content does not answer a text
   */
  static Content of(LocalizedTexts voice, @Nullable Asked asked, Content content) {
    if (asked == null) {
      return content;
    }
    var html = because(voice, asked.because()) + content.html();
    int most = content.file() == null ? TelegramHtml.MAX_LENGTH : TelegramHtml.MAX_CAPTION_LENGTH;
    // A screen that fills a whole message has no room for it.
    var explained = TelegramHtml.fits(html, most) ? content.with(html) : content;
    return explained.with(refusable(voice, asked.messageId(), content.keyboard()));
  }

  private static String because(LocalizedTexts voice, List<String> words) {
    if (words.isEmpty()) {
      return "";
    }
    var quoted =
        words.stream()
            .map(word -> voice.plain(Phrase.WORDS_QUOTED, Map.of("word", word)))
            .collect(Collectors.joining(", "));
    return "<i>" + voice.html(Phrase.WORDS_BECAUSE, Map.of("words", quoted)) + "</i>\n\n";
  }

  private static List<List<Button>> refusable(
      LocalizedTexts voice, long messageId, List<List<Button>> keyboard) {
    if (keyboard.stream().mapToInt(List::size).sum() >= MAX_BUTTONS) {
      return keyboard;
    }
    var rows = new ArrayList<>(keyboard);
    rows.add(
        List.of(voice.callback(Phrase.BUTTON_NOT_MEANT, new Refused(Refusal.ANSWER, messageId))));
    return List.copyOf(rows);
  }
}
