package switchboard.acme;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import switchboard.testing.TestCertificate;

/** Test certificate authority; certificates are valid for 90 days. */
public final class FakeAuthorityRoot {

  static final Duration LIFETIME = Duration.ofDays(90);

  /** Issuer of every certificate. */
  public static final String NAME = "CN=Practice Root";

  private final AtomicLong serial = new AtomicLong(1000);
  private final InstantSource clock;

  public FakeAuthorityRoot(InstantSource clock) {
    this.clock = clock;
  }

  /** The certificate and the root certificate as PEM. */
  String issue(String csr) throws IOException {
    var request = new PKCS10CertificationRequest(Base64.getUrlDecoder().decode(csr));
    var now = clock.instant();
    var root = TestCertificate.named(NAME).authority().valid(now, LIFETIME).make();
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(signed(request, root));
      writer.writeObject(root.certificate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(e);
    }
    return text.toString();
  }

  private X509Certificate signed(PKCS10CertificationRequest request, TestCertificate root)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    var asked =
        Extensions.getInstance(
            request
                .getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)[0]
                .getAttrValues()
                .getObjectAt(0));
    var builder =
        new JcaX509v3CertificateBuilder(
                root.certificate(),
                BigInteger.valueOf(serial.incrementAndGet()),
                Date.from(clock.instant()),
                Date.from(clock.instant().plus(LIFETIME)),
                new X500Name("CN=leaf"),
                new JcaPKCS10CertificationRequest(request).getPublicKey())
            .addExtension(asked.getExtension(Extension.subjectAlternativeName))
            .addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils()
                    .createAuthorityKeyIdentifier(root.certificate().getPublicKey()));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(root.key());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }
}
