package switchboard.engine;

import static switchboard.domain.Finding.note;
import static switchboard.domain.Finding.wrong;
import static switchboard.domain.Sentence.sentence;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Finding;
import switchboard.domain.Sentence;

/**
 * Checks whether Telegram's servers can reach a webhook address: https, one of four ports (Bot API,
 * setWebhook, note 3), and a public IPv4 address (core.telegram.org/bots/webhooks: "IPv6 is
 * currently not supported"). A local Bot API server has none of these limits.
 */
final class PlaceCheck {

  private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443);
  private static final Sentence PUBLIC =
      sentence("Use a name that has a public IPv4 address (an A record).");

  private PlaceCheck() {}

  static List<Finding> findings(WebhookCase it) {
    var address = parsed(it.address());
    if (address == null || !it.telegramItself()) {
      return List.of();
    }
    return Stream.of(scheme(address), port(address), host(it, address))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Finding> scheme(URI address) {
    return "https".equals(address.getScheme())
        ? Optional.empty()
        : Optional.of(
            wrong(
                sentence(
                    "The address {0} is not https, and Telegram sends to no other.",
                    MaskedUrl.of(address.toString())),
                sentence(
                    "Set TLS_CERT and TLS_KEY, or put a proxy with a certificate before the server, and begin PUBLIC_URL with https://.")));
  }

  private static Optional<Finding> port(URI address) {
    int port = portOf(address);
    return PORTS.contains(port)
        ? Optional.empty()
        : Optional.of(
            wrong(
                sentence(
                    "Telegram sends to the ports 443, 80, 88 and 8443 only, and this is {0}.",
                    String.valueOf(port)),
                sentence(
                    "Let the server, or the proxy before it, listen on one of these, and put that port into PUBLIC_URL.")));
  }

  /** Whether Telegram sends updates to this port. */
  static boolean mayBe(WebhookCase it, int port) {
    return !it.telegramItself() || PORTS.contains(port);
  }

  static int portOf(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "http".equals(address.getScheme()) ? 80 : 443;
  }

  private static Optional<Finding> host(WebhookCase it, URI address) {
    var host = address.getHost();
    var literal = literal(host);
    if (literal instanceof Inet6Address) {
      return Optional.of(
          wrong(
              sentence("Telegram reaches webhooks by IPv4 only, and {0} is IPv6.", host), PUBLIC));
    }
    if (literal != null) {
      return isPrivate(literal) ? Optional.of(unreachable(host)) : Optional.empty();
    }
    return host.contains(".") ? name(it, host) : Optional.of(unreachable(host));
  }

  private static Finding unreachable(String host) {
    return wrong(
        sentence("{0} is an address of this machine or network: Telegram cannot reach it.", host),
        sentence("{0} Without one, leave PUBLIC_URL out: updates are fetched then.", PUBLIC));
  }

  private static Optional<Finding> name(WebhookCase it, String host) {
    var known =
        it.resolved().stream().map(PlaceCheck::literal).flatMap(Stream::ofNullable).toList();
    var reachable = known.stream().filter(Inet4Address.class::isInstance).toList();
    if (!known.isEmpty() && reachable.isEmpty()) {
      return Optional.of(
          wrong(
              sentence(
                  "{0} has IPv6 addresses only, and Telegram reaches webhooks by IPv4 only.", host),
              sentence("Give the name an A record with the server’s IPv4 address.")));
    }
    if (!reachable.isEmpty() && reachable.stream().allMatch(PlaceCheck::isPrivate)) {
      return Optional.of(
          note(
              sentence(
                  "Seen from here, {0} is {1}, an address of this machine or network.",
                  host, reachable.getFirst().getHostAddress()),
              sentence(
                  "Fine if the name has a public IPv4 address for the rest of the world; Telegram must find that one.")));
    }
    return Optional.empty();
  }

  /** The ranges Telegram rejects as reserved, limited to those a server may have by mistake. */
  private static boolean isPrivate(InetAddress address) {
    var bytes = address.getAddress();
    boolean carriers = bytes[0] == 100 && (bytes[1] & 0xC0) == 64; // RFC 6598
    return carriers
        || address.isSiteLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress();
  }

  static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static @Nullable URI parsed(String url) {
    try {
      var uri = URI.create(url);
      return uri.getHost() == null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
