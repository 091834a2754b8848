package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testing.TestCertificates;

/** TLS_CERT and TLS_KEY as other programs write them, checked before the start. */
class TlsFilesTest {

  @TempDir Path folder;
  private TlsFiles files;
  private String key;

  @BeforeEach
  void make() throws IOException {
    files = TestCertificates.make(folder, "EC", 30);
    key = Files.readString(files.key());
  }

  private void refused(String words) {
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("TLS_KEY: the file cannot be read: " + files.key())
        .contains(words);
  }

  @Test
  void whyAFileCannotBeReadIsTold() throws IOException {
    Files.delete(files.key());
    refused("does not exist");
    Files.createSymbolicLink(files.key(), folder.resolve("gone"));
    refused("is a link to");
    Files.delete(files.key());
    Files.createDirectory(files.key());
    refused("is a folder");
  }

  @Test
  void textInUtf16IsToldAndACommentInLatin1DoesNoHarm() throws IOException {
    Files.write(files.key(), key.getBytes(StandardCharsets.UTF_16));
    refused("is UTF-16 text");
    Files.write(files.key(), ("friendlyName: Büro\n" + key).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void theKeyMayBeAsOpensslWritesIt() throws IOException {
    var pkcs8 = PrivateKeyInfo.getInstance(bytes(key));
    var algorithm = pkcs8.getPrivateKeyAlgorithm().getParameters();
    var own = ECPrivateKey.getInstance(pkcs8.parsePrivateKey());
    var sec1 = new ECPrivateKey(384, own.getKey(), algorithm);
    Files.writeString(
        files.key(),
        pem("EC PARAMETERS", algorithm.toASN1Primitive().getEncoded())
            + pem("EC PRIVATE KEY", sec1.getEncoded()));
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void whatIsNoPemOrHasAPasswordIsTold() throws IOException {
    Files.write(files.key(), bytes(key));
    isNoPem();
    Files.writeString(files.key(), pem("ENCRYPTED PRIVATE KEY", bytes(key)));
    isNoPem();
  }

  private void isNoPem() {
    assertThat(files.problems())
        .singleElement()
        .asString()
        .contains("expected PEM files", "without a password", files.key().toString());
  }

  private static byte[] bytes(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
  }

  private static String pem(String kind, byte[] content) {
    var base64 = Base64.getMimeEncoder().encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, base64);
  }
}
