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
import switchboard.domain.Finding;

/** Until when the certificate in use is good; nothing where there is none. */
@Component
public final class CertificateState {

  /** The certificate's name among Spring's. */
  public static final String BUNDLE = "switchboard";

  /** How long ahead its end is warned of: by then whatever renews it has tried more than once. */
  static final Duration WARNED = Duration.ofDays(14);

  private static final Logger LOG = LoggerFactory.getLogger(CertificateState.class);

  private final SslBundles bundles;
  private final PublicAddress address;
  private final InstantSource clock;
  private final ChainCheck check = ChainCheck.byPublicRoots();

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
                .log("The certificate has changed and is in use");
            warn();
          });
    }
  }

  public Optional<Instant> expiresAt() {
    return bundles.getBundleNames().contains(BUNDLE)
        ? Optional.of(end(bundles.getBundle(BUNDLE)))
        : Optional.empty();
  }

  /** Whole days until it ends; negative when it has. */
  public Optional<Long> daysLeft() {
    return expiresAt()
        .map(end ->
            Math.floorDiv(
                end.getEpochSecond() - clock.instant().getEpochSecond(),
                Duration.ofDays(1).toSeconds()));
  }

  /** What is wrong with it for others; nothing where there is none. */
  public List<Finding> findings() {
    return bundles.getBundleNames().contains(BUNDLE)
        ? check.findings(chain(bundles.getBundle(BUNDLE)), address.host(), clock.instant())
        : List.of();
  }

  /** Says in the log when it ends soon, and what else is wrong. */
  public void warn() {
    findings().forEach(one -> LOG.atWarn().log("{} {}", one.problem(), one.fix()));
    expiresAt()
        .filter(end -> end.minus(WARNED).isBefore(clock.instant()))
        .ifPresent(end ->
            LOG.atWarn()
                .addKeyValue("expires_at", end)
                .log(
                    "The certificate ends soon, or has ended: renew the files in TLS_CERT and TLS_KEY, they are taken over by themselves; with ACME_DOMAIN the log says why there is no new one"));
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
