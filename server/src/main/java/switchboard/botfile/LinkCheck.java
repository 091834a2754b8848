package switchboard.botfile;

import java.util.Locale;
import java.util.regex.Pattern;
import switchboard.base.InvisibleCharacters;

/**
 * Checks URLs that Telegram opens (Bot API, InlineKeyboardButton: http, https, tg) and texts for
 * the clipboard (CopyTextButton: 1–256 characters).
 */
final class LinkCheck {

  private static final Pattern WEB =
      Pattern.compile("(?i)https?://[^\\s/?#@.]+(?:\\.[^\\s/?#@.]+)+(?::\\d{1,5})?(?:[/?#]\\S*)?");
  private static final Pattern APP = Pattern.compile("(?i)tg://\\S+");
  private static final Pattern BARE =
      Pattern.compile("[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+\\S*");
  private static final int MAX_COPY_LENGTH = 256;

  private LinkCheck() {}

  static void check(Draft draft, ProblemList problems) {
    draft
        .items()
        .map(Draft.Item::target)
        .forEach(target -> {
          switch (target) {
            case Draft.Target.Link link -> link.url().texts().forEach(it -> url(it, problems));
            case Draft.Target.Copy copy -> copy.text().texts().forEach(it -> copied(it, problems));
            case Draft.Target.Open _, Draft.Target.Act _ -> {}
            case null -> {}
          }
        });
  }

  private static void url(Scalar url, ProblemList problems) {
    var text = url.value();
    var invisible = InvisibleCharacters.invisibleIn(text);
    if (invisible.isPresent()) {
      problems.add(
          url.spot(),
          "Telegram cannot open `%s`".formatted(YamlValues.shortened(text)),
          invisible.get());
    } else if (!WEB.matcher(text).matches() && !APP.matcher(text).matches()) {
      problems.add(
          url.spot(),
          text.isEmpty()
              ? "the URL is empty"
              : "Telegram cannot open `%s`".formatted(YamlValues.shortened(text)),
          suggestion(text));
    }
  }

  private static String suggestion(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mailto:") || lower.startsWith("tel:")) {
      return "buttons can only open web pages; use `copy: %s`"
          .formatted(YamlValues.shortened(text.substring(text.indexOf(':') + 1)));
    }
    return BARE.matcher(text).matches() && !text.contains(":")
        ? "write `https://%s`".formatted(YamlValues.shortened(text))
        : "write a URL such as `https://example.com/menu`, without spaces";
  }

  private static void copied(Scalar text, ProblemList problems) {
    if (text.value().isEmpty()) {
      problems.add(text.spot(), "the text to copy is empty", "write 1 to 256 characters");
    } else if (text.length() > MAX_COPY_LENGTH) {
      problems.add(
          text.spot(),
          "the text to copy has %d characters; Telegram allows %d"
              .formatted(text.length(), MAX_COPY_LENGTH),
          "shorten it, or show it on a screen");
    }
  }
}
