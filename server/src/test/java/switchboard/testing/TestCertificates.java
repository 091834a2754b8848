package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import switchboard.config.TlsFiles;

/** Creates certificates with the JDK's keytool. */
public final class TestCertificates {

  private static final String PASSWORD = "changeit";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private TestCertificates() {}

  /** Creates a key pair and certificate, replacing existing files. */
  public static TlsFiles make(Path folder, String algorithm, int days) {
    try {
      var store = Files.createTempDirectory(folder, "keys").resolve("keys.p12");
      var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var made =
          new ProcessBuilder(
                  tool,
                  "-genkeypair",
                  "-alias",
                  "x",
                  "-keyalg",
                  algorithm,
                  "-dname",
                  "CN=127.0.0.1",
                  "-ext",
                  "SAN=ip:127.0.0.1",
                  "-validity",
                  Integer.toString(days),
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(made.waitFor()).as(said).isZero();
      var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      var key = keys.getKey("x", PASSWORD.toCharArray()).getEncoded();
      put(folder.resolve("key.pem"), "PRIVATE KEY", key);
      put(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("x").getEncoded());
      return new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(Path file, String kind, byte[] content) throws IOException {
    var text =
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(kind, LINES.encodeToString(content));
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
