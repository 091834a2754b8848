package switchboard.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import switchboard.acme.AcmeOrder;
import switchboard.base.TextFile;

/**
 * Certificate chain and private key, as PEM files. They are reloaded when they change.
 *
 * @param order present: ACME issues and renews them; absent: the operator does
 */
public record TlsFiles(Path certificate, Path key, @Nullable AcmeOrder order) {

  public TlsFiles(Path certificate, Path key) {
    this(certificate, key, null);
  }

  public static TlsFiles by(AcmeOrder order) {
    return new TlsFiles(order.pem(), order.pem(), order);
  }

  /** Returns null for plain http, and after a mistake. */
  static @Nullable TlsFiles read(RawSettings words) {
    boolean certificate = words.has(Setting.TLS_CERT);
    if (certificate != words.has(Setting.TLS_KEY)) {
      words.problem(
          "TLS_CERT, TLS_KEY: %s is missing; set both or neither"
              .formatted(certificate ? Setting.TLS_KEY : Setting.TLS_CERT));
      return null;
    }
    if (!certificate) {
      return null;
    }
    var files = new TlsFiles(words.path(Setting.TLS_CERT), words.path(Setting.TLS_KEY));
    files.problems().forEach(words::problem);
    return files;
  }

  /** Problems with the files: sentences that name the setting and say what to do. */
  public List<String> problems() {
    var problems = new ArrayList<String>();
    unreadable("TLS_CERT", certificate, problems);
    unreadable("TLS_KEY", key, problems);
    if (problems.isEmpty()) {
      try {
        problems.addAll(misfits());
      } catch (RuntimeException | GeneralSecurityException e) {
        problems.add(
            "TLS_CERT, TLS_KEY: expected PEM files, such as Let's Encrypt's fullchain.pem and privkey.pem, the key without a password; %s or %s is not one"
                .formatted(certificate, key));
      }
    }
    return problems;
  }

  private static void unreadable(String setting, Path file, List<String> problems) {
    try {
      var _ = TextFile.asciiCompatible(file);
    } catch (TextFile.UnreadableException e) {
      problems.add("%s: the file cannot be read: %s".formatted(setting, e.getMessage()));
    }
  }

  private List<String> misfits() throws GeneralSecurityException {
    var own = Objects.requireNonNull(content(key).getPrivateKey());
    var chain = content(certificate).getCertificates();
    for (var one : chain) {
      if (isPair(own, one.getPublicKey())) {
        return one.equals(chain.getFirst()) ? disorder(chain) : List.of(notFirst(one));
      }
    }
    return List.of("TLS_KEY: %s is not the key of the certificate %s".formatted(key, certificate));
  }

  private String notFirst(X509Certificate own) {
    return "TLS_CERT: the certificates in %s are in the wrong order: put the server's (%s) first, then its issuer's, and so on"
        .formatted(certificate, own.getSubjectX500Principal());
  }

  /** Checks the order, as Java serves no other. */
  private List<String> disorder(List<X509Certificate> chain) {
    return IntStream.range(1, chain.size())
        .filter(at ->
            !chain
                .get(at - 1)
                .getIssuerX500Principal()
                .equals(chain.get(at).getSubjectX500Principal()))
        .mapToObj(at ->
            "TLS_CERT: in %s, certificate %d (%s) is not the issuer of the one before it (%s): put them in order, or remove those that do not belong to the chain"
                .formatted(
                    certificate,
                    at + 1,
                    chain.get(at).getSubjectX500Principal(),
                    chain.get(at - 1).getSubjectX500Principal()))
        .limit(1)
        .toList();
  }

  /** Whether the certificate verifies what the key signs. */
  private static boolean isPair(PrivateKey own, PublicKey theirs) throws GeneralSecurityException {
    var text = "which key is it".getBytes(StandardCharsets.UTF_8);
    return own.getAlgorithm().equals(theirs.getAlgorithm())
        && confirms(theirs, text, signed(own, text));
  }

  private static byte[] signed(PrivateKey key, byte[] text) throws GeneralSecurityException {
    var signature = signature(key.getAlgorithm());
    signature.initSign(key);
    signature.update(text);
    return signature.sign();
  }

  private static boolean confirms(PublicKey key, byte[] text, byte[] signed)
      throws GeneralSecurityException {
    var signature = signature(key.getAlgorithm());
    signature.initVerify(key);
    signature.update(text);
    return signature.verify(signed);
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    return Signature.getInstance(
        switch (algorithm) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> algorithm; // Ed25519 and others have the key's name
        });
  }

  private static PemContent content(Path file) {
    try {
      return Objects.requireNonNull(PemContent.load(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
