package switchboard.engine;

import java.net.URI;
import java.util.Optional;
import switchboard.telegram.BotApi;

/** The address at which Telegram reaches us, without our own path: which ones there can be. */
public final class PublicUrl {

  /** What {@link #web} wants. */
  public static final String EXPECTED =
      "an address that begins with https:// (or http://) and has no ? in it";

  /** What Telegram's own servers want; a local Bot API server takes plain http too. */
  public static final String HTTPS = "an https address, as Telegram sends to no other";

  private PublicUrl() {}

  /**
   * An address of HTTP that a path can be put behind.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static URI web(String word) {
    var url = URI.create(word.strip().replaceFirst("/+$", ""));
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web
        || url.getHost() == null
        || url.getQuery() != null
        || url.getFragment() != null
        || url.getUserInfo() != null) {
      throw new IllegalArgumentException();
    }
    return url;
  }

  /** Why updates cannot be sent there. */
  public static Optional<String> refusal(URI url, URI botApi) {
    return isTelegramItself(botApi) && !"https".equals(url.getScheme())
        ? Optional.of(HTTPS)
        : Optional.empty();
  }

  static boolean isTelegramItself(URI botApi) {
    return BotApi.TELEGRAM.getHost().equalsIgnoreCase(botApi.getHost());
  }
}
