package switchboard.brain;

import java.util.regex.Pattern;

/**
 * Telegram's HTML (Bot API, "HTML style"). Lengths are in UTF-16 units, as Telegram counts them.
 */
final class MessageHtml {

  /** Longest text of a message once its entities are taken out (Bot API, sendMessage). */
  static final int MESSAGE = 4096;

  /** Longest toast (Bot API, answerCallbackQuery). */
  static final int TOAST = 200;

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:lt|gt|amp|quot|#\\d{1,7}|#x[0-9a-fA-F]{1,6});");

  private MessageHtml() {}

  /** Escapes text for use between tags and in a quoted attribute. */
  static String escape(String text) {
    return clean(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * Removes what Telegram refuses or drops: halves of surrogate pairs, which are not UTF-8, and
   * control characters.
   */
  static String clean(String text) {
    if (text.codePoints().allMatch(codePoint -> harmless(codePoint) == codePoint)) {
      return text;
    }
    var cleaned = new StringBuilder(text.length());
    text.codePoints().map(MessageHtml::harmless).forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  private static int harmless(int codePoint) {
    if (Character.getType(codePoint) == Character.SURROGATE) {
      return 0xFFFD;
    }
    return Character.isISOControl(codePoint) && codePoint != '\n' ? ' ' : codePoint;
  }

  /**
   * The text in at most this many units, with an ellipsis for what was cut. Never splits a
   * surrogate pair.
   */
  static String clip(String text, int units) {
    if (text.length() <= units) {
      return text;
    }
    if (units < 1) {
      return "";
    }
    int end = units - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** The length of the visible text. */
  static int length(String html) {
    return visible(html).length();
  }

  /** Whether no text is visible. Telegram refuses such a message. */
  static boolean blank(String html) {
    return showsNothing(visible(html));
  }

  /** The same for a text without tags and entities. */
  static boolean showsNothing(String text) {
    return text.codePoints().noneMatch(MessageHtml::seen);
  }

  private static boolean seen(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.FORMAT
        && !Character.isISOControl(codePoint)
        && codePoint != 0x3164
        && codePoint != 0x2800;
  }

  // A numeric entity counts as two units, as it may be a surrogate pair.
  private static String visible(String html) {
    var text = html.indexOf('<') < 0 ? html : TAG.matcher(html).replaceAll("");
    return text.indexOf('&') < 0
        ? text
        : ENTITY.matcher(text).replaceAll(found -> found.group().startsWith("&#") ? "##" : "#");
  }
}
