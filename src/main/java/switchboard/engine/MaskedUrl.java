package switchboard.engine;

/** An address as it may be shown: whatever in it could open a door is hidden. */
final class MaskedUrl {

  private static final String MASK = "***";

  private MaskedUrl() {}

  /**
   * Hides a login, a query, and long parts of the path, which are how secrets look there. Short
   * ones stay, as they tell which program set the webhook.
   */
  static String of(String url) {
    return url.replaceFirst("//[^/?#]*@", "//" + MASK + "@")
        .replaceFirst("[?#].*$", "?" + MASK)
        .replaceAll("(?<=[^/]/)(?![0-9]{1,16}:\\*\\*\\*)[^/?]{20,}", MASK);
  }
}
