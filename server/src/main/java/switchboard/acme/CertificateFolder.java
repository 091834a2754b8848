package switchboard.acme;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import switchboard.base.DurableFiles;

/**
 * ACME files that are kept between starts, readable by the owner only. The certificate and its key
 * share a file: one move replaces both, so that a crash cannot leave a mismatched pair.
 */
record CertificateFolder(AcmeOrder order) {

  /** The ACME account key; created on first use. */
  KeyPair accountKey() throws IOException {
    var file = order.folder().resolve("account.pem");
    if (Files.exists(file)) {
      try {
        return accountKey(parts(Files.readString(file)));
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
    }
    var fresh = CertificateAndKey.freshKey();
    write(file, List.of(new JcaPKCS8Generator(fresh.getPrivate(), null), fresh.getPublic()));
    return fresh;
  }

  private static KeyPair accountKey(List<Object> parts)
      throws IOException, GeneralSecurityException {
    if (parts.size() == 2
        && parts.getFirst() instanceof PrivateKeyInfo own
        && parts.getLast() instanceof SubjectPublicKeyInfo open) {
      return new KeyPair(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(open.getEncoded())),
          privateKey(own));
    }
    throw new IOException("The file account.pem is damaged");
  }

  /** The stored certificate; empty when none is usable. */
  Optional<CertificateAndKey> pair() throws IOException {
    if (!Files.exists(order.pem())) {
      return Optional.empty();
    }
    var text = Files.readString(order.pem(), StandardCharsets.ISO_8859_1);
    try {
      return pair(parts(text));
    } catch (IOException | GeneralSecurityException | IllegalStateException _) {
      return Optional.empty(); // damaged: a new one replaces it
    }
  }

  private static Optional<CertificateAndKey> pair(List<Object> parts)
      throws IOException, GeneralSecurityException {
    var chain = new ArrayList<X509Certificate>();
    PrivateKey key = null;
    for (var part : parts) {
      if (part instanceof X509CertificateHolder holder) {
        chain.add(new JcaX509CertificateConverter().getCertificate(holder));
      } else if (part instanceof PrivateKeyInfo info) {
        key = privateKey(info);
      }
    }
    return key == null || chain.isEmpty()
        ? Optional.empty()
        : Optional.of(new CertificateAndKey(key, chain));
  }

  private static PrivateKey privateKey(PrivateKeyInfo info)
      throws IOException, GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }

  void keep(CertificateAndKey pair) throws IOException {
    var parts = new ArrayList<Object>(pair.chain());
    parts.add(new JcaPKCS8Generator(pair.key(), null));
    write(order.pem(), parts);
  }

  private static List<Object> parts(String text) throws IOException {
    var parts = new ArrayList<>();
    try (var parser = new PEMParser(new StringReader(text))) {
      for (var part = parser.readObject(); part != null; part = parser.readObject()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private void write(Path file, List<?> parts) throws IOException {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      for (var part : parts) {
        writer.writeObject(part);
      }
    }
    DurableFiles.replace(file, order.folder(), text.toString());
  }
}
