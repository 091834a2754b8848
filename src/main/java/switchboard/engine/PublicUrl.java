package switchboard.engine;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import switchboard.telegram.BotApi;

/** The address at which Telegram reaches us, without our own path: which ones there can be. */
public final class PublicUrl {

  /** What {@link #web} wants, in general. */
  public static final String EXPECTED =
      "an address that begins with https:// (or http://) and has no ? in it";

  /** What Telegram's own servers want; a local Bot API server takes plain http too. */
  public static final String HTTPS = "an https address, as Telegram sends to no other";

  private static final String PORTS =
      "an address with port 443, 80, 88 or 8443, as Telegram sends to no other";
  private static final String IPV4 =
      "a name or an IPv4 address, as Telegram sends to no IPv6 address";

  /** Bot API, setWebhook. */
  private static final Set<Integer> TELEGRAMS_PORTS = Set.of(-1, 443, 80, 88, 8443);

  private PublicUrl() {}

  /**
   * An address of HTTP that a path can be put behind.
   *
   * @throws IllegalArgumentException when it is none; the message says what is expected
   */
  public static URI web(String word) {
    return WebAddress.parse(word);
  }

  /**
   * The name of a host in ASCII and lower case.
   *
   * @throws IllegalArgumentException when it is none; the message says what is expected
   */
  public static String host(String word) {
    return WebAddress.host(word);
  }

  /** Whether only the webhook works there: pages of the console lead to the root of their host. */
  public static boolean hasPath(URI url) {
    return !url.getPath().isEmpty();
  }

  /** Why updates cannot be sent there: what is expected instead. */
  public static Optional<String> refusal(URI url, URI botApi) {
    if (!isTelegramItself(botApi)) {
      return Optional.empty();
    }
    if (!"https".equals(url.getScheme())) {
      return Optional.of(HTTPS);
    }
    if (!TELEGRAMS_PORTS.contains(url.getPort())) {
      return Optional.of(PORTS);
    }
    return url.getHost().startsWith("[") ? Optional.of(IPV4) : Optional.empty();
  }

  static boolean isTelegramItself(URI botApi) {
    return BotApi.TELEGRAM.getHost().equalsIgnoreCase(botApi.getHost());
  }
}
