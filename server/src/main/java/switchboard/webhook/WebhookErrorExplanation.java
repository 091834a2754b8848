package switchboard.webhook;

import static switchboard.base.Sentence.sentence;
import static switchboard.diagnosis.Advice.advice;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.diagnosis.Advice;

/**
 * Explains Telegram's {@code last_error_message}. Telegram's Bot API server reports text without
 * codes, so the text is matched.
 */
final class WebhookErrorExplanation {

  private record Known(Pattern text, Advice advice) {}

  private static final String NETWORKS = "149.154.160.0/20, 91.108.4.0/22";

  private static final List<Known> KNOWN =
      List.of(
          known("wrong version number|unexpected message", advice("webhook.delivery.not_tls")),
          known("handshake|protocol version|SSL error", advice("webhook.delivery.tls")),
          known(
              "timed out|unreachable|No route to host|Can't connect",
              new Advice(
                  sentence("webhook.delivery.no_connection"),
                  sentence("webhook.delivery.no_connection.fix", NETWORKS))),
          known("Read timeout|Write timeout", advice("webhook.delivery.timeout")),
          known("reset by peer|closed|Broken pipe", advice("webhook.delivery.cut")),
          known(
              "resolve host|Host is empty|IPv4/IPv6 address",
              advice("webhook.delivery.unresolved")),
          known(
              "IPv6",
              new Advice(sentence("webhook.delivery.ipv6"), sentence("webhook.add_a_record"))),
          known("is reserved|IP address", advice("webhook.delivery.not_public")),
          known("webhook: 30[12378]", advice("webhook.delivery.redirect")),
          known("webhook: 40[137]", advice("webhook.delivery.forbidden")),
          known("webhook: 404", advice("webhook.delivery.not_found")),
          known("webhook: 405", advice("webhook.delivery.method")),
          known("webhook: 410", advice("webhook.delivery.gone")),
          known("webhook: 413", advice("webhook.delivery.too_large")),
          known("webhook: 429", advice("webhook.delivery.rate_limited")),
          known("webhook: 503", advice("webhook.delivery.unavailable")),
          known("webhook: 5(02|04|2[0-9])", advice("webhook.delivery.bad_gateway")),
          known("webhook: 5", advice("webhook.delivery.server_error")),
          known("webhook: 400", advice("webhook.delivery.bad_request")));

  private static final Pattern CERTIFICATE =
      Pattern.compile("certificate|self.signed|unable to get local issuer");

  private WebhookErrorExplanation() {}

  private static Known known(String text, Advice advice) {
    return new Known(Pattern.compile(text, Pattern.CASE_INSENSITIVE), advice);
  }

  static Advice explain(WebhookFacts it, String message) {
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
        .orElseGet(() -> advice("webhook.delivery.other"));
  }

  private static Advice refused(WebhookFacts it) {
    var url = WebhookUrlRules.parsed(it.telegram().url());
    if (url != null && it.listenPort() != 0 && WebhookUrlRules.portOf(url) != it.listenPort()) {
      return otherPort(it, url);
    }
    var place = url == null ? it.address() : url.getHost() + ":" + WebhookUrlRules.portOf(url);
    return advice("webhook.delivery.refused", place);
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
      return advice("webhook.certificate.expired");
    }
    if (mustUpload(own, url) && !it.telegram().hasCustomCertificate()) {
      return advice("webhook.certificate.not_uploaded");
    }
    if (it.telegram().hasCustomCertificate()) {
      return advice("webhook.certificate.mismatch");
    }
    return advice("webhook.certificate.untrusted");
  }

  private static boolean mustUpload(@Nullable OwnCertificate own, @Nullable URI url) {
    return own != null && url != null && own.mustBeUploadedFor(url.getHost());
  }
}
