package switchboard.brain;

/** Converts Telegram's HTML to plain text. */
final class ReadableText {

  private ReadableText() {}

  static String text(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
