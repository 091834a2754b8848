package switchboard.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Explains ACME failures to the operator. */
final class FailureExplanation {

  private FailureExplanation() {}

  /**
   * The ACME error type, else the exception's class. Messages are left out: they may contain
   * tokens.
   */
  static String kind(Throwable failure) {
    return cause(failure) instanceof AcmeServerException refused
        ? lastWord(refused)
        : cause(failure).getClass().getSimpleName();
  }

  static String advice(Throwable failure) {
    return switch (cause(failure)) {
      case AcmeNetworkException _ ->
          "The certificate authority cannot be reached: check ACME_DIRECTORY and this machine's outgoing connections";
      case AcmeServerException refused -> advice(lastWord(refused));
      default -> "The error is unexpected";
    };
  }

  private static String advice(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "dns" -> "The authority cannot resolve a domain: check its A and AAAA records";
      case "connection" ->
          "The authority cannot connect to port 80 of a domain: open it in the firewall, and forward it to ACME_HTTP_PORT of this machine";
      case "unauthorized", "incorrectresponse" ->
          "Another server answers on port 80 of a domain: check its A and AAAA records and the port forwarding";
      case "caa" -> "A CAA record of the domain allows other authorities only: change it";
      case "ratelimited" ->
          "The authority's rate limit for these domains is reached; the request is retried when it allows";
      case "rejectedidentifier", "unsupportedidentifier" ->
          "The authority does not issue certificates for such a domain: check ACME_DOMAIN";
      case "externalaccountrequired" ->
          "This authority requires external account binding, which is not supported: choose another ACME_DIRECTORY";
      case "invalidcontact", "unsupportedcontact" ->
          "The authority rejects the e-mail address: check ACME_EMAIL";
      default -> "The authority refused the request";
    };
  }

  /** The authority's Retry-After, if it sent one. */
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
