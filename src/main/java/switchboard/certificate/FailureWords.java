package switchboard.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** What a failure means for whoever runs the server, and what to do. */
final class FailureWords {

  private FailureWords() {}

  /** What the authority calls it, else the kind of exception; its own text repeats tokens. */
  static String kind(Throwable failure) {
    return cause(failure) instanceof AcmeServerException refused
        ? lastWord(refused)
        : cause(failure).getClass().getSimpleName();
  }

  static String advice(Throwable failure) {
    return switch (cause(failure)) {
      case AcmeNetworkException _ ->
          "The certificate authority cannot be reached: check ACME_DIRECTORY and this machine's way out";
      case AcmeServerException refused -> advice(lastWord(refused));
      default -> "It did not work out";
    };
  }

  private static String advice(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "dns" ->
          "A domain has no address that the authority finds: check its A and AAAA records";
      case "connection" ->
          "The authority cannot connect to port 80 of a domain: open it in the firewall, and forward it to ACME_HTTP_PORT of this machine";
      case "unauthorized", "incorrectresponse" ->
          "Another server answers on port 80 of a domain: check its A and AAAA records, and what forwards port 80";
      case "caa" -> "A CAA record of the domain allows other authorities only: change it";
      case "ratelimited" ->
          "The authority has had too many requests for these domains; it is tried again when it allows";
      case "rejectedidentifier", "unsupportedidentifier" ->
          "The authority gives no certificates for such a domain: check ACME_DOMAIN";
      case "externalaccountrequired" ->
          "This authority wants an account made on its pages, which is not supported: choose another ACME_DIRECTORY";
      case "invalidcontact", "unsupportedcontact" ->
          "The authority does not take the address: check ACME_EMAIL";
      default -> "The authority refuses";
    };
  }

  /** How long the authority wants to be left alone, if it says so. */
  static @Nullable Duration wait(Throwable failure, Instant now) {
    return cause(failure) instanceof AcmeRateLimitedException limited
        ? limited.getRetryAfter().map(until -> Duration.between(now, until)).orElse(null)
        : null;
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof AcmeLazyLoadingException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** {@code dns} of {@code urn:ietf:params:acme:error:dns}. */
  private static String lastWord(AcmeServerException refused) {
    var type = refused.getType().toString();
    return type.substring(type.lastIndexOf(':') + 1).replaceAll("[^A-Za-z]", "");
  }
}
