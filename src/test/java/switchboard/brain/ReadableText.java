package switchboard.brain;

/** Telegram's HTML as it is read. */
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
