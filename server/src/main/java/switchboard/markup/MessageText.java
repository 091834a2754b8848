package switchboard.markup;

/** Texts without formatting, within Telegram's limits. */
public final class MessageText {

  /** Longest toast (Bot API, answerCallbackQuery). */
  public static final int MAX_TOAST_LENGTH = 200;

  private MessageText() {}

  /**
   * The length as Telegram counts it: in Unicode code points (core.telegram.org/constructor/config,
   * message_length_max).
   */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * Removes what Telegram refuses or drops: halves of surrogate pairs, which are not UTF-8, and
   * control characters.
   */
  public static String clean(String text) {
    if (text.codePoints().allMatch(codePoint -> harmless(codePoint) == codePoint)) {
      return text;
    }
    var cleaned = new StringBuilder(text.length());
    text.codePoints().map(MessageText::harmless).forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  private static int harmless(int codePoint) {
    if (Character.getType(codePoint) == Character.SURROGATE) {
      return 0xFFFD;
    }
    return Character.isISOControl(codePoint) && codePoint != '\n' ? ' ' : codePoint;
  }

  /**
   * The text in at most this many UTF-16 units, which are never fewer than its characters, with an
   * ellipsis for what was cut. Never splits a surrogate pair.
   */
  public static String clip(String text, int units) {
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

  /** The text on one line, in at most this many characters and an ellipsis. */
  public static String shorten(String text, int characters) {
    var line = text.replaceAll("\\s+", " ").strip();
    return length(line) <= characters
        ? line
        : line.substring(0, line.offsetByCodePoints(0, characters)).strip() + "…";
  }

  /** Whether a text shows nothing: only spaces, control and format characters. */
  public static boolean isInvisible(String text) {
    return text.codePoints().noneMatch(MessageText::isVisible);
  }

  private static boolean isVisible(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.FORMAT
        && !Character.isISOControl(codePoint)
        && codePoint != 0x3164
        && codePoint != 0x2800;
  }
}
