package switchboard.brain;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.markup.MessageText;
import switchboard.markup.TelegramHtml;

/**
 * A text with placeholders in braces; a doubled opening brace is a brace. Filled in one pass, so
 * that placeholders in values are not filled. A value that shows nothing leaves no {@link
 * EmptyValue}.
 */
record Template(String text) {

  /** Longer than any name that Telegram allows. Longer values must not crowd out the text. */
  private static final int MAX_VALUE_LENGTH = 128;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|\\{([a-z_]+)\\}");

  /** For labels and toasts. */
  String plain(Map<String, String> values) {
    return replace(values, text.length() + values.size() * MAX_VALUE_LENGTH, false);
  }

  /** For Telegram's HTML. */
  String html(Map<String, String> values) {
    return replace(values, MAX_VALUE_LENGTH, true);
  }

  /** For Telegram's HTML of limited length: the values share the units that the text leaves. */
  String html(Map<String, String> values, int units) {
    int room = Math.max(0, units - leastLength(values));
    long places =
        PLACEHOLDER.matcher(text).results().filter(found -> found.group(1) != null).count();
    return replace(
        values, Math.toIntExact(Math.min(MAX_VALUE_LENGTH, room / Math.max(1, places))), true);
  }

  /** The length with empty values. */
  int leastLength(Map<String, String> values) {
    return TelegramHtml.length(replace(values, 0, true));
  }

  private String replace(Map<String, String> values, int longest, boolean escaped) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    var filled =
        PLACEHOLDER
            .matcher(text)
            .replaceAll(found -> {
              if (found.group(1) == null) {
                return "{";
              }
              var value = values.get(found.group(1));
              return Matcher.quoteReplacement(
                  value == null ? found.group() : shown(value, longest, escaped));
            });
    return filled.contains(EmptyValue.MARK) ? EmptyValue.close(filled) : filled;
  }

  private static String shown(String value, int longest, boolean escaped) {
    if (MessageText.isInvisible(value)) {
      return EmptyValue.MARK;
    }
    var clipped = MessageText.clip(MessageText.clean(value), longest);
    return escaped ? TelegramHtml.escape(clipped) : clipped;
  }
}
