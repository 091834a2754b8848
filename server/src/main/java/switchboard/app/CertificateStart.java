package switchboard.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import switchboard.acme.AutomaticCertificate;
import switchboard.base.CommandException;
import switchboard.config.WebSettings;

/**
 * Provides a certificate before the server listens: a temporary one until ACME has issued a real
 * one.
 */
final class CertificateStart {

  private CertificateStart() {}

  /**
   * @throws CommandException when the port for the HTTP-01 challenge is not available
   */
  static Optional<AutomaticCertificate> open(WebSettings settings, InstantSource clock) {
    var order = settings.tls() == null ? null : settings.tls().order();
    if (order == null) {
      return Optional.empty();
    }
    try {
      var address = settings.listen().getAddress();
      return Optional.of(AutomaticCertificate.open(order, address, clock));
    } catch (IOException e) {
      throw new CommandException(
          "ACME_HTTP_PORT: cannot listen on port %d of %s, or cannot write the folder acme in DATA_DIR (%s). Ports below 1024 need an extra privilege; see the guide"
              .formatted(order.httpPort(), settings.listen().getHostString(), e.getMessage()),
          2);
    }
  }
}
