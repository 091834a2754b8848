package switchboard;

/** Telegram's HTML as people read it. */
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
