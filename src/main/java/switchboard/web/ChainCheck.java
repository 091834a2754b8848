package switchboard.web;

import static switchboard.domain.Finding.note;
import static switchboard.domain.Finding.wrong;
import static switchboard.domain.Sentence.sentence;

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
import switchboard.domain.Finding;
import switchboard.domain.Sentence;

/**
 * Checks whether Telegram and browsers will accept a certificate with its chain.
 *
 * @param roots the trusted root certificates
 */
public record ChainCheck(List<X509Certificate> roots) {

  private static final Sentence WHOLE =
      sentence("Let TLS_CERT be the whole chain: fullchain.pem of Let’s Encrypt, not cert.pem.");

  /** Uses Java's root certificates, which are nearly those of browsers. */
  public static ChainCheck byPublicRoots() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return new ChainCheck(
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
    return note(
        sentence("The certificate of this server is not for {0}, the host of PUBLIC_URL.", host),
        sentence(
            "Fine if a proxy in front has one for it. Otherwise get a certificate for it, or correct PUBLIC_URL."));
  }

  private static Finding unknown(List<X509Certificate> chain) {
    var last = chain.getLast();
    var issuer = last.getIssuerX500Principal().getName();
    return wrong(
        chain.size() == 1
            ? sentence(
                "TLS_CERT has the certificate of the server alone, without that of its issuer, {0}: Telegram and others will refuse the connection.",
                issuer)
            : sentence(
                "The chain in TLS_CERT does not lead to a public authority, the last issuer is {0}: Telegram and others will refuse the connection.",
                issuer),
        WHOLE);
  }

  private static Finding expired(X509Certificate one) {
    return wrong(
        sentence(
            "An intermediate certificate in TLS_CERT, {0}, ended on {1}: Telegram and others will refuse the connection.",
            one.getSubjectX500Principal().getName(), one.getNotAfter().toInstant().toString()),
        sentence("Get the chain that the issuer has now, by renewing the certificate."));
  }
}
