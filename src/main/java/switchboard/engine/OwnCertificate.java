package switchboard.engine;

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
import switchboard.domain.Finding;
import switchboard.web.CertificateNames;
import switchboard.web.ChainCheck;

/**
 * The certificate that this server shows.
 *
 * @param pem of the certificate alone, whatever else is in the file
 * @param chain itself and those that are sent along
 */
public record OwnCertificate(
    boolean selfSigned,
    CertificateNames names,
    Instant notAfter,
    String pem,
    List<X509Certificate> chain) {

  private static final Pattern EACH =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

  /** Of a PEM file; empty when the file is not there or holds none. */
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
      // Of the same name, and yet by somebody else.
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
      throw new IllegalStateException("It was read a moment ago", e);
    }
  }

  /**
   * Whether Telegram has to be given it to trust the host. One that is for other names stands
   * behind a proxy, which shows its own.
   */
  boolean mustBeUploadedFor(String host) {
    return selfSigned && names.cover(host);
  }

  /** What Telegram will say of it at a host that it is for. */
  List<Finding> findings(String host, Instant now) {
    return chain.isEmpty() || !names.cover(host)
        ? List.of()
        : ChainCheck.byPublicRoots().findings(chain, host, now);
  }

  boolean isOver(Instant now) {
    return !notAfter.isAfter(now);
  }
}
