package switchboard.engine;

import static switchboard.domain.Sentence.sentence;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Sentence;

/**
 * Explains Telegram's {@code last_error_message}. Telegram's Bot API server reports text without
 * codes, so the text is matched.
 */
final class DeliveryError {

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
              sentence("What listens there does not speak TLS on this port."),
              sentence(
                  "Set TLS_CERT and TLS_KEY, or send the port through the proxy that has the certificate.")),
          known(
              "handshake|protocol version|SSL error",
              sentence("No secure connection could be made."),
              sentence(
                  "The server or proxy must offer TLS 1.2 or 1.3 with usual ciphers; see: openssl s_client -connect HOST:PORT -servername HOST")),
          known(
              "timed out|unreachable|No route to host|Can't connect",
              sentence(
                  "No connection came about: a firewall swallows it, or the address leads nowhere."),
              sentence(
                  "Open the port for {0}, where Telegram sends from; look whether the name leads to this machine.",
                  NETWORKS)),
          known(
              "Read timeout|Write timeout",
              sentence("The connection stood, but no answer came within a minute."),
              sentence(
                  "Look at GET /health and at the log: the server, its disk or the proxy before it hangs.")),
          known(
              "reset by peer|closed|Broken pipe",
              sentence("The connection was cut before an answer came."),
              sentence(
                  "Look at the log of the proxy or firewall between Telegram and the server, and whether the server was just restarted.")),
          known(
              "resolve host|Host is empty|IPv4/IPv6 address",
              sentence("The name of the webhook’s host could not be found."),
              sentence(
                  "Give the name an A record, or correct PUBLIC_URL; new names take up to an hour to be known.")),
          known(
              "IPv6",
              sentence(
                  "The name has IPv6 addresses only, and Telegram reaches webhooks by IPv4 only."),
              sentence("Give the name an A record with the server’s IPv4 address.")),
          known(
              "is reserved|IP address",
              sentence("The name leads to an address that is not public."),
              sentence("Give the name an A record with the server’s public IPv4 address.")),
          known(
              "webhook: 30[12378]",
              sentence("The answer was a redirect, and Telegram follows none."),
              sentence(
                  "Let PUBLIC_URL be the address that it leads to, such as https:// instead of http://, or with www.")),
          known(
              "webhook: 40[137]",
              sentence("Something before the server wants a login, or turns Telegram away."),
              sentence(
                  "Take the path /tg/ out of the proxy’s login or firewall rules: it has a secret of its own.")),
          known(
              "webhook: 404",
              sentence(
                  "The path is not there: the proxy does not pass it on as it is, or the webhook has the secret of another token."),
              sentence(
                  "Let the proxy pass on /tg/ unchanged, with the header X-Telegram-Bot-Api-Secret-Token; then run: switchboard webhook set")),
          known(
              "webhook: 405",
              sentence("Something turned POST into another method, as redirects do."),
              sentence("Let the proxy pass on POST /tg/ as it is.")),
          known(
              "webhook: 410",
              sentence("The answer was Gone; Telegram removes a webhook that keeps saying so."),
              sentence("It is not from this server: look what else answers at this address.")),
          known(
              "webhook: 413",
              sentence("The proxy takes no body of that size."),
              sentence("Let it take at least 1 MiB (nginx: client_max_body_size 2m).")),
          known(
              "webhook: 429",
              sentence("The proxy limits how fast Telegram may send."),
              sentence("Take the path /tg/ out of its limits.")),
          known(
              "webhook: 503",
              sentence("The server could not store the update, or the proxy found no server."),
              sentence("Look at GET /health and at the log; Telegram sends it again.")),
          known(
              "webhook: 5(02|04|2[0-9])",
              sentence("The proxy did not get an answer from the server."),
              sentence("Is the server up, and does the proxy know its port (LISTEN)?")),
          known(
              "webhook: 5",
              sentence("The server, or the proxy before it, failed."),
              sentence("Look at the log for what went wrong; Telegram sends the update again.")),
          known(
              "webhook: 400",
              sentence("Something changed the update on its way, or another program answered."),
              sentence("Let the proxy pass on the body of POST /tg/ as it is.")));

  private static final Pattern CERTIFICATE =
      Pattern.compile("certificate|self.signed|unable to get local issuer");

  private DeliveryError() {}

  private static Known known(String text, Sentence meaning, Sentence fix) {
    return new Known(Pattern.compile(text, Pattern.CASE_INSENSITIVE), new Advice(meaning, fix));
  }

  static Advice advice(WebhookCase it, String message) {
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
            new Advice(
                sentence("That is Telegram’s own text."),
                sentence("Look at the log, and whether the address answers from outside.")));
  }

  private static Advice refused(WebhookCase it) {
    var url = PlaceCheck.parsed(it.telegram().url());
    if (url != null && it.listenPort() != 0 && PlaceCheck.portOf(url) != it.listenPort()) {
      return otherPort(it, url);
    }
    var place = url == null ? it.address() : url.getHost() + ":" + PlaceCheck.portOf(url);
    return new Advice(
        sentence("Nothing listens at {0}, or a firewall refuses.", place),
        sentence(
            "Compare that with where this server listens (LISTEN). Without a proxy between them, put the server’s own address into PUBLIC_URL and restart; with one, start it and let it pass on /tg/."));
  }

  /** Correct behind a proxy, otherwise a configuration error. */
  private static Advice otherPort(WebhookCase it, URI url) {
    var listens = Integer.toString(it.listenPort());
    var meaning =
        sentence(
            "Telegram knocks at the port {0} of {1}, and nothing answers there: this server listens at the port {2}.",
            Integer.toString(PlaceCheck.portOf(url)), url.getHost(), listens);
    var proxy =
        sentence("Start the proxy there, and let it pass on /tg/ to the port {0}.", listens);
    if (!PlaceCheck.mayBe(it, it.listenPort())) {
      return new Advice(meaning, proxy);
    }
    var own = "%s://%s:%s".formatted(url.getScheme(), url.getHost(), listens);
    return new Advice(
        meaning,
        sentence(
            "Without a proxy between them: write PUBLIC_URL={0} where the server’s settings are (the file .env, or its environment), and restart it. With one: {1}",
            own, proxy));
  }

  private static Advice certificate(WebhookCase it) {
    var own = it.certificate();
    var url = PlaceCheck.parsed(it.address());
    if (own != null && own.isOver(it.now())) {
      return new Advice(
          sentence("The certificate in TLS_CERT has expired."),
          sentence("Renew it; the server takes the new one without a restart."));
    }
    if (mustUpload(own, url) && !it.telegram().hasCustomCertificate()) {
      return new Advice(
          sentence("The certificate is self-signed, and Telegram was not given it."),
          sentence(
              "Run, with TLS_CERT set: switchboard webhook set (it uploads the certificate)."));
    }
    if (it.telegram().hasCustomCertificate()) {
      return new Advice(
          sentence(
              "Telegram was given a certificate, and what the address shows is another one, or is for another name."),
          sentence(
              "Run: switchboard webhook set (it uploads the new one, or none when none is needed)."));
    }
    return new Advice(
        sentence(
            "Telegram does not trust the certificate that the address shows: it has expired, is for another name, is self-signed, or comes without those between it and a known authority."),
        sentence(
            "Serve the whole chain (with Let’s Encrypt: fullchain.pem, not cert.pem); see: openssl s_client -connect HOST:PORT -servername HOST"));
  }

  private static boolean mustUpload(@Nullable OwnCertificate own, @Nullable URI url) {
    return own != null && url != null && own.mustBeUploadedFor(url.getHost());
  }
}
