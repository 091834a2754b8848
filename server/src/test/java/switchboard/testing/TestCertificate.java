package switchboard.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate and its key, made in this process: a start of keytool takes most of a second. */
public record TestCertificate(X509Certificate certificate, PrivateKey key) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /**
   * @param subject a distinguished name
   */
  public static Builder named(String subject) {
    return new Builder(subject);
  }

  /** One pair for all RSA certificates: the C1 compiler alone needs a second for another. */
  private static final class RsaKeys {
    private static final KeyPair PAIR = generate("RSA");
  }

  /** Shorter keys than the JDK's defaults, which take four times as long to make and to use. */
  private static KeyPair generate(String algorithm) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      switch (algorithm) {
        case "RSA" -> generator.initialize(2048);
        case "EC" -> generator.initialize(256);
        default -> {}
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the certificate says; by default EC, self-signed, from now on for 30 days. */
  public static final class Builder {

    private final X500Name subject;
    private final List<GeneralName> hosts = new ArrayList<>();
    private String algorithm = "EC";
    private Instant from = Instant.now();
    private Duration lifetime = Duration.ofDays(30);
    private boolean authority;
    private @Nullable TestCertificate issuer;

    private Builder(String subject) {
      this.subject = new X500Name(subject);
    }

    public Builder host(String name) {
      hosts.add(new GeneralName(GeneralName.dNSName, name));
      return this;
    }

    public Builder address(String ip) {
      hosts.add(new GeneralName(GeneralName.iPAddress, ip));
      return this;
    }

    /**
     * @param keys {@code RSA}, {@code EC} or {@code Ed25519}
     */
    public Builder algorithm(String keys) {
      algorithm = keys;
      return this;
    }

    public Builder valid(Instant begin, Duration time) {
      from = begin;
      lifetime = time;
      return this;
    }

    /** It may sign others. */
    public Builder authority() {
      authority = true;
      return this;
    }

    public Builder signedBy(TestCertificate by) {
      issuer = by;
      return this;
    }

    public TestCertificate make() {
      try {
        var pair = algorithm.equals("RSA") ? RsaKeys.PAIR : generate(algorithm);
        var builder =
            new JcaX509v3CertificateBuilder(
                issuer == null
                    ? subject
                    : X500Name.getInstance(
                        issuer.certificate.getSubjectX500Principal().getEncoded()),
                new BigInteger(64, RANDOM),
                Date.from(from),
                Date.from(from.plus(lifetime)),
                subject,
                pair.getPublic());
        if (authority) {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        }
        if (!hosts.isEmpty()) {
          builder.addExtension(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(hosts.toArray(GeneralName[]::new)));
        }
        var signer = issuer == null ? pair.getPrivate() : issuer.key;
        var signed = builder.build(new JcaContentSignerBuilder(signature(signer)).build(signer));
        return new TestCertificate(
            new JcaX509CertificateConverter().getCertificate(signed), pair.getPrivate());
      } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String signature(PrivateKey key) {
      return switch (key.getAlgorithm()) {
        case "RSA" -> "SHA256withRSA";
        case "EC" -> "SHA256withECDSA";
        default -> "Ed25519";
      };
    }
  }

  public String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, LINES.encodeToString(content));
  }
}
