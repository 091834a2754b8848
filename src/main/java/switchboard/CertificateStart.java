package switchboard;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import switchboard.certificate.AutomaticCertificate;

/** Has a certificate there before the server listens, when ACME is to get the real one. */
final class CertificateStart {

  private CertificateStart() {}

  /**
   * @throws Refusal when the port of the authority's question is not to be had
   */
  static Optional<AutomaticCertificate> open(Settings settings, InstantSource clock) {
    var order = settings.tls() == null ? null : settings.tls().order();
    if (order == null) {
      return Optional.empty();
    }
    try {
      var address = settings.listen().getAddress();
      return Optional.of(AutomaticCertificate.open(order, address, clock));
    } catch (IOException e) {
      throw new Refusal(
          "ACME_HTTP_PORT: port %d of %s cannot be listened on, or the folder acme of DATA_DIR cannot be written (%s). Ports below 1024 need a right of their own, see the operator's guide"
              .formatted(order.httpPort(), settings.listen().getHostString(), e.getMessage()),
          2);
    }
  }
}
