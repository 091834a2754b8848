package switchboard.webhook;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import switchboard.telegram.BotApi;

/**
 * Validates PUBLIC_URL: the base URL at which Telegram reaches the server, without the webhook
 * path.
 */
public final class WebhookBaseUrl {

  /** The format {@link #web} expects. */
  public static final String EXPECTED =
      "an address that begins with https:// (or http://) and has no ? in it";

  /** What Telegram's servers require; a local Bot API server accepts plain http too. */
  public static final String HTTPS = "an https address, because Telegram sends updates to no other";

  private static final String PORTS =
      "an address with port 443, 80, 88 or 8443, because Telegram sends updates to no other";
  private static final String IPV4 =
      "a host name or an IPv4 address, because Telegram does not send updates to IPv6 addresses";

  /** Bot API, setWebhook. */
  private static final Set<Integer> TELEGRAMS_PORTS = Set.of(-1, 443, 80, 88, 8443);

  private WebhookBaseUrl() {}

  /**
   * Parses an HTTP base URL.
   *
   * @throws IllegalArgumentException when it is invalid; the message says what is expected
   */
  public static URI web(String word) {
    return WebAddress.parse(word);
  }

  /**
   * Normalizes a host name to lower-case ASCII.
   *
   * @throws IllegalArgumentException when it is invalid; the message says what is expected
   */
  public static String host(String word) {
    return WebAddress.host(word);
  }

  /**
   * Whether the URL has a path. Then only the webhook works, because console pages link to the root
   * of the host.
   */
  public static boolean hasPath(URI url) {
    return !url.getPath().isEmpty();
  }

  /** What is expected instead, when Telegram cannot send updates to this URL. */
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
