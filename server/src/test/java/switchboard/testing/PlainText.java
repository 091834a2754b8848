package switchboard.testing;

/** Converts Telegram's HTML to plain text. */
final class PlainText {

  private PlainText() {}

  static String text(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
