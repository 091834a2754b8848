package switchboard.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the certificate and renews it in time; whoever serves it watches its file. Until the first
 * one is there the file holds one that nobody vouches for.
 */
public final class AutomaticCertificate implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AutomaticCertificate.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
  private static final Duration ASK_EVERY = Duration.ofHours(6);

  private final AcmeOrder order;
  private final InstantSource clock;
  private final ChallengeDoor door;
  private final CertificateFolder folder;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("certificate").unstarted(this::untilStopped);

  private Instant next = Instant.MIN;
  private int failures;

  private AutomaticCertificate(AcmeOrder order, InstantSource clock, ChallengeDoor door) {
    this.order = order;
    this.clock = clock;
    this.door = door;
    folder = new CertificateFolder(order);
  }

  /**
   * Sees to it that there is a certificate to begin with, and listens for the authority.
   *
   * @throws IOException when the port is taken or forbidden, or nothing can be written
   */
  public static AutomaticCertificate open(AcmeOrder order, InetAddress address, InstantSource clock)
      throws IOException {
    var listen = new InetSocketAddress(address, order.httpPort());
    var certificate =
        new AutomaticCertificate(order, clock, ChallengeDoor.open(listen, order.domains()));
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
      folder.keep(Pair.temporary(order.domains(), clock.instant()));
      LOG.atInfo().log(
          "There is no certificate yet: a temporary one serves until the authority gives one");
    }
  }

  public void start() {
    thread.start();
  }

  int port() {
    return door.port();
  }

  private void untilStopped() {
    try {
      do {
        look();
      } while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what there is to do by now. */
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
      var due = Window.due(current, window(current.certificate()));
      if (due.isAfter(now)) {
        next = due.isBefore(next) ? due : next;
        return;
      }
    }
    renew(current == null ? null : current.certificate());
  }

  private boolean isWanted(Pair pair) {
    return !pair.isTemporary() && pair.isFor(order.domains());
  }

  /** Nothing when the authority cannot tell: then the lifetime does. */
  private Optional<Window> window(X509Certificate certificate) throws IOException {
    try {
      return authority().window(certificate);
    } catch (AcmeException | RuntimeException e) {
      LOG.atDebug()
          .addKeyValue("error", FailureWords.kind(e))
          .log("The certificate authority does not say when to renew");
      return Optional.empty();
    }
  }

  private void renew(@Nullable X509Certificate replaced)
      throws AcmeException, IOException, InterruptedException {
    // After a failure without it: an authority refuses one that it counts as replaced already.
    var pair = authority().obtain(failures == 0 ? replaced : null);
    folder.keep(pair);
    LOG.atInfo()
        .addKeyValue("domains", order.domains().size())
        .addKeyValue("expires_at", pair.certificate().getNotAfter().toInstant())
        .log("The certificate authority gave a certificate");
  }

  private Authority authority() throws AcmeException, IOException {
    return Authority.visit(order, door, folder.accountKey());
  }

  private void failed(Exception failure, Instant now) {
    if (stopped.getCount() == 0) {
      return;
    }
    failures++;
    next = now.plus(Window.pause(failures, FailureWords.wait(failure, now)));
    LOG.atWarn()
        .addKeyValue("error", FailureWords.kind(failure))
        .addKeyValue("again_at", next)
        .log("There is no new certificate. {}", FailureWords.advice(failure));
  }

  @Override
  public void close() {
    stopped.countDown();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    door.close();
  }
}
