package switchboard.webhook;

/** Masks secrets in a URL for display. */
final class MaskedUrl {

  private static final String MASK = "***";

  private MaskedUrl() {}

  /**
   * Masks credentials, the query, and long path segments, which may be secrets. Short segments
   * stay, because they help identify the program that set the webhook.
   */
  static String of(String url) {
    return url.replaceFirst("//[^/?#]*@", "//" + MASK + "@")
        .replaceFirst("[?#].*$", "?" + MASK)
        .replaceAll("(?<=[^/]/)(?![0-9]{1,16}:\\*\\*\\*)[^/?]{20,}", MASK);
  }
}
