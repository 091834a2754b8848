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
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The certificate that this server shows.
 *
 * @param names hosts and addresses it is for, in lower case
 * @param pem of the certificate alone, whatever else is in the file
 */
public record OwnCertificate(boolean selfSigned, Set<String> names, Instant notAfter, String pem) {

  private static final Pattern FIRST =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,+]+)");

  /** The first one of a PEM file; empty when the file is not there or holds none. */
  public static Optional<OwnCertificate> read(Path file) {
    try {
      var first = FIRST.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      if (!first.find()) {
        return Optional.empty();
      }
      var text = new ByteArrayInputStream(first.group().getBytes(StandardCharsets.US_ASCII));
      var found = CertificateFactory.getInstance("X.509").generateCertificate(text);
      return found instanceof X509Certificate one ? Optional.of(of(one)) : Optional.empty();
    } catch (IOException | CertificateException e) {
      return Optional.empty();
    }
  }

  private static OwnCertificate of(X509Certificate certificate) {
    return new OwnCertificate(
        isSelfSigned(certificate),
        names(certificate),
        certificate.getNotAfter().toInstant(),
        pem(certificate));
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

  private static Set<String> names(X509Certificate certificate) {
    var names = new HashSet<String>();
    var common = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
    if (common.find()) {
      names.add(common.group(1).toLowerCase(Locale.ROOT));
    }
    try {
      var others = certificate.getSubjectAlternativeNames();
      if (others != null) {
        others.forEach(name -> names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT)));
      }
    } catch (CertificateException e) {
      // Then it has only the common name.
    }
    return Set.copyOf(names);
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
    return selfSigned && names.contains(host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", ""));
  }

  boolean isOver(Instant now) {
    return !notAfter.isAfter(now);
  }
}
