package switchboard.web;

import static switchboard.base.Sentence.sentence;
import static switchboard.diagnosis.Finding.note;
import static switchboard.diagnosis.Finding.wrong;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.diagnosis.Finding;

/**
 * Checks whether Telegram and browsers will accept a certificate with its chain.
 *
 * @param roots the trusted root certificates
 */
public record CertificateChainCheck(List<X509Certificate> roots) {

  private static final Sentence WHOLE = sentence("certificate.full_chain.fix");

  /** Uses Java's root certificates, which are nearly those of browsers. */
  public static CertificateChainCheck byPublicRoots() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return new CertificateChainCheck(
          Arrays.stream(factory.getTrustManagers())
              .filter(X509TrustManager.class::isInstance)
              .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
              .toList());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param chain the server's certificate first, each issued by the next
   * @param host the server's public host; null when unknown
   */
  public List<Finding> findings(List<X509Certificate> chain, @Nullable String host, Instant now) {
    var found = new ArrayList<Finding>();
    var own = chain.getFirst();
    if (host != null && !CertificateNames.of(own).cover(host)) {
      found.add(foreign(host));
    } else if (!isIssued(own, own)) {
      int needed = needed(chain);
      if (needed < 0) {
        found.add(unknown(chain));
      }
      chain.subList(1, needed < 0 ? chain.size() : needed).stream()
          .filter(one -> one.getNotAfter().toInstant().isBefore(now))
          .forEach(one -> found.add(expired(one)));
    }
    return found;
  }

  /** How many certificates of the chain lead to a trusted root; negative when none does. */
  private int needed(List<X509Certificate> chain) {
    return IntStream.range(0, chain.size())
        .filter(at ->
            roots.stream()
                .anyMatch(root -> root.equals(chain.get(at)) || isIssued(chain.get(at), root)))
        .map(at -> at + 1)
        .findFirst()
        .orElse(-1);
  }

  private static boolean isIssued(X509Certificate one, X509Certificate by) {
    if (!one.getIssuerX500Principal().equals(by.getSubjectX500Principal())) {
      return false;
    }
    try {
      one.verify(by.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false; // the same name, but another key
    }
  }

  private static Finding foreign(String host) {
    return note("certificate.other_host", host);
  }

  private static Finding unknown(List<X509Certificate> chain) {
    var last = chain.getLast();
    var issuer = last.getIssuerX500Principal().getName();
    return wrong(
        chain.size() == 1
            ? sentence("certificate.issuer_missing", issuer)
            : sentence("certificate.untrusted_chain", issuer),
        WHOLE);
  }

  private static Finding expired(X509Certificate one) {
    return wrong(
        "certificate.intermediate_expired",
        one.getSubjectX500Principal().getName(),
        one.getNotAfter().toInstant().toString());
  }
}
