package switchboard.acme;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Worker;

/**
 * Obtains and renews the certificate by ACME. The server watches the certificate's file and reloads
 * it. Until the first certificate is issued, the file contains a self-signed one.
 */
public final class AutomaticCertificate implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AutomaticCertificate.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
  private static final Duration ASK_EVERY = Duration.ofHours(6);

  private final AcmeOrder order;
  private final InstantSource clock;
  private final ChallengeServer challengeServer;
  private final CertificateFolder folder;
  private final Worker worker = new Worker("certificate", this::untilStopped);

  private Instant next = Instant.MIN;
  private int failures;

  private AutomaticCertificate(
      AcmeOrder order, InstantSource clock, ChallengeServer challengeServer) {
    this.order = order;
    this.clock = clock;
    this.challengeServer = challengeServer;
    folder = new CertificateFolder(order);
  }

  /**
   * Creates a temporary certificate if there is none, and listens for the authority's requests.
   *
   * @throws IOException when the port is in use or forbidden, or a file cannot be written
   */
  public static AutomaticCertificate open(AcmeOrder order, InetAddress address, InstantSource clock)
      throws IOException {
    var listen = new InetSocketAddress(address, order.httpPort());
    var certificate =
        new AutomaticCertificate(order, clock, ChallengeServer.open(listen, order.domains()));
    try {
      certificate.prepare();
      return certificate;
    } catch (IOException e) {
      certificate.close();
      throw e;
    }
  }

  private void prepare() throws IOException {
    if (folder.pair().filter(pair -> !pair.isTemporary()).isEmpty()) {
      folder.keep(CertificateAndKey.temporary(order.domains(), clock.instant()));
      LOG.atInfo().log(
          "No certificate yet. A temporary self-signed one is in use until the authority issues one");
    }
  }

  public void start() {
    worker.start();
  }

  int port() {
    return challengeServer.port();
  }

  private void untilStopped() {
    try {
      while (!worker.isStopping()) {
        look();
        Thread.sleep(worker.isStopping() ? Duration.ZERO : LOOK_EVERY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Renews the certificate if it is due. */
  void look() throws InterruptedException {
    var now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    try {
      next = now.plus(ASK_EVERY);
      renewIfDue(now);
      failures = 0;
    } catch (AcmeException | IOException | RuntimeException e) {
      failed(e, now);
    }
  }

  private void renewIfDue(Instant now) throws AcmeException, IOException, InterruptedException {
    var current = folder.pair().filter(this::isWanted).orElse(null);
    if (current != null) {
      var due = RenewalWindow.due(current, window(current.certificate()));
      if (due.isAfter(now)) {
        next = due.isBefore(next) ? due : next;
        return;
      }
    }
    renew(current == null ? null : current.certificate());
  }

  private boolean isWanted(CertificateAndKey pair) {
    return !pair.isTemporary() && pair.isFor(order.domains());
  }

  /** Empty when the authority suggests no window; the lifetime then decides. */
  private Optional<RenewalWindow> window(X509Certificate certificate) throws IOException {
    try {
      return authority().window(certificate);
    } catch (AcmeException | RuntimeException e) {
      LOG.atDebug()
          .addKeyValue("error", FailureExplanation.kind(e))
          .log("The certificate authority suggests no renewal window");
      return Optional.empty();
    }
  }

  private void renew(@Nullable X509Certificate replaced)
      throws AcmeException, IOException, InterruptedException {
    // Omitted after a failure: an authority rejects a certificate that it counts as replaced
    // already.
    var pair = authority().obtain(failures == 0 ? replaced : null);
    folder.keep(pair);
    LOG.atInfo()
        .addKeyValue("domains", order.domains().size())
        .addKeyValue("expires_at", pair.certificate().getNotAfter().toInstant())
        .log("Certificate issued");
  }

  private CertificateAuthority authority() throws AcmeException, IOException {
    return CertificateAuthority.visit(order, challengeServer, folder.accountKey());
  }

  private void failed(Exception failure, Instant now) {
    if (worker.isStopping()) {
      return;
    }
    failures++;
    next = now.plus(RenewalWindow.pause(failures, FailureExplanation.wait(failure, now)));
    LOG.atWarn()
        .addKeyValue("error", FailureExplanation.kind(failure))
        .addKeyValue("again_at", next)
        .log("Certificate request failed. {}", FailureExplanation.advice(failure));
  }

  @Override
  public void close() {
    worker.close();
    challengeServer.close();
  }
}
