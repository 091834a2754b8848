package switchboard.markup;

import java.util.List;

/**
 * A text in Telegram's HTML (Bot API, Formatting options, HTML style).
 *
 * @param visible the text without tags, with references replaced
 * @param flaws what Telegram refuses, or silently drops
 */
public record TelegramHtml(String visible, List<Flaw> flaws) {

  /** Longest visible text of a message (Bot API, sendMessage). */
  public static final int MAX_LENGTH = 4096;

  /** Longest visible text below a file (Bot API, sendPhoto). */
  public static final int MAX_CAPTION_LENGTH = 1024;

  /**
   * A mistake.
   *
   * @param offset in UTF-16 units
   */
  public record Flaw(int offset, String message, String suggestion) {}

  public static TelegramHtml parse(String html) {
    return html.indexOf('<') < 0 && html.indexOf('&') < 0
        ? new TelegramHtml(html, List.of())
        : new HtmlParser(html).parse();
  }

  /** The text without tags, with references replaced. */
  public static String visible(String html) {
    return parse(html).visible();
  }

  /** Whether it has at most so many UTF-16 units once entities are parsed. */
  public static boolean fits(String html, int most) {
    return html.length() <= most || length(html) <= most; // parsing only shortens it
  }

  /** The length of the visible text, as Telegram counts it. */
  public static int length(String html) {
    return MessageText.length(visible(html));
  }

  /** Whether no text is visible. Telegram refuses such a message. */
  public static boolean isBlank(String html) {
    return MessageText.isInvisible(visible(html));
  }

  /** Escapes text for use between tags and in a quoted attribute. */
  public static String escape(String text) {
    return MessageText.clean(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
