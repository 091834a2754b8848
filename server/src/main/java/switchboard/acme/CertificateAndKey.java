package switchboard.acme;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate and its private key.
 *
 * @param chain the certificate, then its issuers
 */
record CertificateAndKey(PrivateKey key, List<X509Certificate> chain) {

  private static final X500Name TEMPORARY = new X500Name("CN=Switchboard until the real one");
  private static final Duration TEMPORARY_FOR = Duration.ofDays(90);
  private static final int DNS_NAME = 2;

  /** Generates a P-256 key: small, fast, and supported by Telegram and all browsers. */
  static KeyPair freshKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Creates a self-signed certificate, so that the server can listen until the real one is issued.
   */
  static CertificateAndKey temporary(Collection<String> domains, Instant now) {
    var key = freshKey();
    var names =
        domains.stream()
            .map(domain -> new GeneralName(GeneralName.dNSName, domain))
            .toArray(GeneralName[]::new);
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
                  TEMPORARY,
                  BigInteger.valueOf(now.toEpochMilli()),
                  Date.from(now.minus(Duration.ofHours(1))),
                  Date.from(now.plus(TEMPORARY_FOR)),
                  TEMPORARY,
                  key.getPublic())
              .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
      var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
      return new CertificateAndKey(key.getPrivate(), List.of(certificate));
    } catch (GeneralSecurityException | OperatorException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  boolean isTemporary() {
    return certificate().getIssuerX500Principal().equals(certificate().getSubjectX500Principal());
  }

  boolean isFor(Collection<String> domains) {
    return names().equals(new HashSet<>(domains));
  }

  private Set<String> names() {
    try {
      var names = certificate().getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream()
              .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
              .map(name -> String.valueOf(name.get(1)))
              .collect(Collectors.toSet());
    } catch (GeneralSecurityException e) {
      return Set.of();
    }
  }
}
