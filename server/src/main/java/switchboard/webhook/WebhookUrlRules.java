package switchboard.webhook;

import static switchboard.base.Sentence.sentence;
import static switchboard.diagnosis.Finding.note;
import static switchboard.diagnosis.Finding.wrong;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.diagnosis.Finding;

/**
 * Checks whether Telegram's servers can reach a webhook address: https, one of four ports (Bot API,
 * setWebhook, note 3), and a public IPv4 address (core.telegram.org/bots/webhooks: "IPv6 is
 * currently not supported"). A local Bot API server has none of these limits.
 */
final class WebhookUrlRules {

  private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443);
  private static final Sentence PUBLIC = sentence("webhook.place.use_public_name");

  private WebhookUrlRules() {}

  static List<Finding> findings(WebhookFacts it) {
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
        : Optional.of(wrong("webhook.place.not_https", MaskedUrl.of(address.toString())));
  }

  private static Optional<Finding> port(URI address) {
    int port = portOf(address);
    return PORTS.contains(port)
        ? Optional.empty()
        : Optional.of(wrong("webhook.place.port", String.valueOf(port)));
  }

  /** Whether Telegram sends updates to this port. */
  static boolean mayBe(WebhookFacts it, int port) {
    return !it.telegramItself() || PORTS.contains(port);
  }

  static int portOf(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "http".equals(address.getScheme()) ? 80 : 443;
  }

  private static Optional<Finding> host(WebhookFacts it, URI address) {
    var host = address.getHost();
    var literal = literal(host);
    if (literal instanceof Inet6Address) {
      return Optional.of(wrong(sentence("webhook.place.ipv6_literal", host), PUBLIC));
    }
    if (literal != null) {
      return isPrivate(literal) ? Optional.of(unreachable(host)) : Optional.empty();
    }
    return host.contains(".") ? name(it, host) : Optional.of(unreachable(host));
  }

  private static Finding unreachable(String host) {
    return wrong(
        sentence("webhook.place.private", host), sentence("webhook.place.private.fix", PUBLIC));
  }

  private static Optional<Finding> name(WebhookFacts it, String host) {
    var known =
        it.resolved().stream().map(WebhookUrlRules::literal).flatMap(Stream::ofNullable).toList();
    var reachable = known.stream().filter(Inet4Address.class::isInstance).toList();
    if (!known.isEmpty() && reachable.isEmpty()) {
      return Optional.of(
          wrong(sentence("webhook.place.ipv6_only", host), sentence("webhook.add_a_record")));
    }
    if (!reachable.isEmpty() && reachable.stream().allMatch(WebhookUrlRules::isPrivate)) {
      return Optional.of(
          note("webhook.place.resolves_private", host, reachable.getFirst().getHostAddress()));
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
