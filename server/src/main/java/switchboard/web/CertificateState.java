package switchboard.web;

import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import switchboard.diagnosis.Finding;

/** Expiry and problems of the TLS certificate in use; empty without TLS. */
@Component
public final class CertificateState {

  /** Name of the SSL bundle in Spring. */
  public static final String BUNDLE = "switchboard";

  /**
   * How long before expiry warnings begin: automatic renewal has been tried more than once by then.
   */
  static final Duration WARNED = Duration.ofDays(14);

  private static final Logger LOG = LoggerFactory.getLogger(CertificateState.class);

  private final SslBundles bundles;
  private final PublicAddress address;
  private final InstantSource clock;
  private final CertificateChainCheck check = CertificateChainCheck.byPublicRoots();

  CertificateState(SslBundles bundles, PublicAddress address, InstantSource clock) {
    this.bundles = bundles;
    this.address = address;
    this.clock = clock;
    if (bundles.getBundleNames().contains(BUNDLE)) {
      warn();
      bundles.addBundleUpdateHandler(
          BUNDLE,
          _ -> {
            LOG.atInfo()
                .addKeyValue("expires_at", expiresAt().orElse(null))
                .log("TLS certificate reloaded");
            warn();
          });
    }
  }

  public Optional<Instant> expiresAt() {
    return bundles.getBundleNames().contains(BUNDLE)
        ? Optional.of(end(bundles.getBundle(BUNDLE)))
        : Optional.empty();
  }

  /** Whole days until expiry; negative after it. */
  public Optional<Long> daysLeft() {
    return expiresAt()
        .map(end ->
            Math.floorDiv(
                end.getEpochSecond() - clock.instant().getEpochSecond(),
                Duration.ofDays(1).toSeconds()));
  }

  /** Why clients may reject the certificate; empty without TLS. */
  public List<Finding> findings() {
    return bundles.getBundleNames().contains(BUNDLE)
        ? check.findings(chain(bundles.getBundle(BUNDLE)), address.host(), clock.instant())
        : List.of();
  }

  /** Logs a warning before expiry and for other problems. */
  public void warn() {
    findings().forEach(one -> LOG.atWarn().log("{} {}", one.problem(), one.fix()));
    expiresAt()
        .filter(end -> end.minus(WARNED).isBefore(clock.instant()))
        .ifPresent(end ->
            LOG.atWarn()
                .addKeyValue("expires_at", end)
                .log(
                    "The TLS certificate expires soon or has expired. Renew the files named by TLS_CERT and TLS_KEY; they are reloaded automatically. With ACME_DOMAIN, earlier log lines say why renewal failed."));
  }

  private static Instant end(SslBundle bundle) {
    var chain = chain(bundle);
    return chain.isEmpty() ? Instant.EPOCH : chain.getFirst().getNotAfter().toInstant();
  }

  private static List<X509Certificate> chain(SslBundle bundle) {
    try {
      var keys = bundle.getStores().getKeyStore();
      var chain =
          keys == null
              ? new Certificate[0]
              : keys.getCertificateChain(Collections.list(keys.aliases()).getFirst());
      return Arrays.stream(chain)
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
