package switchboard.webhook;

import static switchboard.base.Sentence.sentence;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;

/**
 * Explains Telegram's {@code last_error_message}. Telegram's Bot API server reports text without
 * codes, so the text is matched.
 */
final class WebhookErrorExplanation {

  /**
   * @param meaning a sentence
   * @param fix a sentence
   */
  record Advice(Sentence meaning, Sentence fix) {}

  private record Known(Pattern text, Advice advice) {}

  private static final String NETWORKS = "149.154.160.0/20, 91.108.4.0/22";

  private static final List<Known> KNOWN =
      List.of(
          known(
              "wrong version number|unexpected message",
              sentence("webhook.delivery.not_tls"),
              sentence("webhook.delivery.not_tls.fix")),
          known(
              "handshake|protocol version|SSL error",
              sentence("webhook.delivery.tls"),
              sentence("webhook.delivery.tls.fix")),
          known(
              "timed out|unreachable|No route to host|Can't connect",
              sentence("webhook.delivery.no_connection"),
              sentence("webhook.delivery.no_connection.fix", NETWORKS)),
          known(
              "Read timeout|Write timeout",
              sentence("webhook.delivery.timeout"),
              sentence("webhook.delivery.timeout.fix")),
          known(
              "reset by peer|closed|Broken pipe",
              sentence("webhook.delivery.cut"),
              sentence("webhook.delivery.cut.fix")),
          known(
              "resolve host|Host is empty|IPv4/IPv6 address",
              sentence("webhook.delivery.unresolved"),
              sentence("webhook.delivery.unresolved.fix")),
          known("IPv6", sentence("webhook.delivery.ipv6"), sentence("webhook.add_a_record")),
          known(
              "is reserved|IP address",
              sentence("webhook.delivery.not_public"),
              sentence("webhook.delivery.not_public.fix")),
          known(
              "webhook: 30[12378]",
              sentence("webhook.delivery.redirect"),
              sentence("webhook.delivery.redirect.fix")),
          known(
              "webhook: 40[137]",
              sentence("webhook.delivery.forbidden"),
              sentence("webhook.delivery.forbidden.fix")),
          known(
              "webhook: 404",
              sentence("webhook.delivery.not_found"),
              sentence("webhook.delivery.not_found.fix")),
          known(
              "webhook: 405",
              sentence("webhook.delivery.method"),
              sentence("webhook.delivery.method.fix")),
          known(
              "webhook: 410",
              sentence("webhook.delivery.gone"),
              sentence("webhook.delivery.gone.fix")),
          known(
              "webhook: 413",
              sentence("webhook.delivery.too_large"),
              sentence("webhook.delivery.too_large.fix")),
          known(
              "webhook: 429",
              sentence("webhook.delivery.rate_limited"),
              sentence("webhook.delivery.rate_limited.fix")),
          known(
              "webhook: 503",
              sentence("webhook.delivery.unavailable"),
              sentence("webhook.delivery.unavailable.fix")),
          known(
              "webhook: 5(02|04|2[0-9])",
              sentence("webhook.delivery.bad_gateway"),
              sentence("webhook.delivery.bad_gateway.fix")),
          known(
              "webhook: 5",
              sentence("webhook.delivery.server_error"),
              sentence("webhook.delivery.server_error.fix")),
          known(
              "webhook: 400",
              sentence("webhook.delivery.bad_request"),
              sentence("webhook.delivery.bad_request.fix")));

  private static final Pattern CERTIFICATE =
      Pattern.compile("certificate|self.signed|unable to get local issuer");

  private WebhookErrorExplanation() {}

  private static Known known(String text, Sentence meaning, Sentence fix) {
    return new Known(Pattern.compile(text, Pattern.CASE_INSENSITIVE), new Advice(meaning, fix));
  }

  static Advice advice(WebhookFacts it, String message) {
    if (CERTIFICATE.matcher(message.toLowerCase(Locale.ROOT)).find()) {
      return certificate(it);
    }
    if (message.toLowerCase(Locale.ROOT).contains("connection refused")) {
      return refused(it);
    }
    return KNOWN.stream()
        .filter(known -> known.text().matcher(message).find())
        .findFirst()
        .map(Known::advice)
        .orElseGet(() ->
            new Advice(sentence("webhook.delivery.other"), sentence("webhook.delivery.other.fix")));
  }

  private static Advice refused(WebhookFacts it) {
    var url = WebhookUrlRules.parsed(it.telegram().url());
    if (url != null && it.listenPort() != 0 && WebhookUrlRules.portOf(url) != it.listenPort()) {
      return otherPort(it, url);
    }
    var place = url == null ? it.address() : url.getHost() + ":" + WebhookUrlRules.portOf(url);
    return new Advice(
        sentence("webhook.delivery.refused", place), sentence("webhook.delivery.refused.fix"));
  }

  /** Correct behind a proxy, otherwise a configuration error. */
  private static Advice otherPort(WebhookFacts it, URI url) {
    var listens = Integer.toString(it.listenPort());
    var meaning =
        sentence(
            "webhook.delivery.other_port",
            Integer.toString(WebhookUrlRules.portOf(url)),
            url.getHost(),
            listens);
    var proxy = sentence("webhook.delivery.other_port.fix_proxy", listens);
    if (!WebhookUrlRules.mayBe(it, it.listenPort())) {
      return new Advice(meaning, proxy);
    }
    var own = "%s://%s:%s".formatted(url.getScheme(), url.getHost(), listens);
    return new Advice(meaning, sentence("webhook.delivery.other_port.fix", own, proxy));
  }

  private static Advice certificate(WebhookFacts it) {
    var own = it.certificate();
    var url = WebhookUrlRules.parsed(it.address());
    if (own != null && own.isOver(it.now())) {
      return new Advice(
          sentence("webhook.certificate.expired"), sentence("webhook.certificate.expired.fix"));
    }
    if (mustUpload(own, url) && !it.telegram().hasCustomCertificate()) {
      return new Advice(
          sentence("webhook.certificate.not_uploaded"),
          sentence("webhook.certificate.not_uploaded.fix"));
    }
    if (it.telegram().hasCustomCertificate()) {
      return new Advice(
          sentence("webhook.certificate.mismatch"), sentence("webhook.certificate.mismatch.fix"));
    }
    return new Advice(
        sentence("webhook.certificate.untrusted"), sentence("webhook.certificate.untrusted.fix"));
  }

  private static boolean mustUpload(@Nullable OwnCertificate own, @Nullable URI url) {
    return own != null && url != null && own.mustBeUploadedFor(url.getHost());
  }
}
