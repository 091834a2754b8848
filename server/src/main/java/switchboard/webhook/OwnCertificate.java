package switchboard.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.diagnosis.Finding;
import switchboard.web.CertificateChainCheck;
import switchboard.web.CertificateNames;

/**
 * The server's own TLS certificate.
 *
 * @param pem the certificate alone, without the rest of the file
 * @param chain the certificate and the intermediates sent with it
 */
public record OwnCertificate(
    boolean selfSigned,
    CertificateNames names,
    Instant notAfter,
    String pem,
    List<X509Certificate> chain) {

  private static final Pattern EACH =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

  /** Reads a PEM file; empty when it is missing or contains no certificate. */
  public static Optional<OwnCertificate> read(Path file) {
    try {
      var found = new ArrayList<X509Certificate>();
      var each = EACH.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      var factory = CertificateFactory.getInstance("X.509");
      while (each.find()) {
        var text = new ByteArrayInputStream(each.group().getBytes(StandardCharsets.US_ASCII));
        if (factory.generateCertificate(text) instanceof X509Certificate one) {
          found.add(one);
        }
      }
      return found.isEmpty() ? Optional.empty() : Optional.of(of(found));
    } catch (IOException | CertificateException e) {
      return Optional.empty();
    }
  }

  private static OwnCertificate of(List<X509Certificate> chain) {
    var own = chain.getFirst();
    return new OwnCertificate(
        isSelfSigned(own),
        CertificateNames.of(own),
        own.getNotAfter().toInstant(),
        pem(own),
        List.copyOf(chain));
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    try {
      if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
        certificate.verify(certificate.getPublicKey());
        return true;
      }
    } catch (GeneralSecurityException e) {
      // The names match, but another key signed it.
    }
    return false;
  }

  private static String pem(X509Certificate certificate) {
    try {
      var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      return "-----BEGIN CERTIFICATE-----\n"
          + lines.encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalStateException("A parsed certificate must be encodable", e);
    }
  }

  /**
   * Whether Telegram needs the certificate uploaded to trust the host. A certificate for other
   * names is behind a proxy that presents its own.
   */
  boolean mustBeUploadedFor(String host) {
    return selfSigned && names.cover(host);
  }

  /**
   * Problems Telegram will have with the chain at this host; none when the certificate does not
   * cover the host.
   */
  List<Finding> findings(String host, Instant now) {
    return chain.isEmpty() || !names.cover(host)
        ? List.of()
        : CertificateChainCheck.byPublicRoots().findings(chain, host, now);
  }

  boolean isOver(Instant now) {
    return !notAfter.isAfter(now);
  }
}
