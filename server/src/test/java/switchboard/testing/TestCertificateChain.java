package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import switchboard.config.TlsFiles;

/** A root, an intermediate and a server's certificate, each vouched for by the one before. */
public final class TestCertificateChain {

  public static final String HOST = "bot.example.org";

  private static final String PASSWORD = "changeit";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final Path folder;
  private final Path store;
  private final KeyStore keys;

  /**
   * @param intermediate more options for the intermediate certificate
   */
  public TestCertificateChain(Path folder, String... intermediate) {
    try {
      this.folder = folder;
      store = Files.createTempDirectory(folder, "chain").resolve("keys.p12");
      make("root", "CN=Practice Root", "-ext", "bc:c");
      var more = new ArrayList<>(List.of("-ext", "bc:c", "-signer", "root"));
      more.addAll(List.of(intermediate));
      make("between", "CN=Practice Intermediate", more.toArray(String[]::new));
      make("own", "CN=" + HOST, "-ext", "san=dns:" + HOST, "-signer", "between");
      keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void make(String alias, String name, String... more) throws IOException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        new ArrayList<>(
            List.of(
                tool,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                name,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    var made = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(made.waitFor()).as(said).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of {@code root}, {@code between}, {@code own}. */
  public List<X509Certificate> of(String... aliases) {
    try {
      var found = new ArrayList<X509Certificate>();
      for (var alias : aliases) {
        found.add((X509Certificate) keys.getCertificate(alias));
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server's TLS files with these certificates, in this order. */
  public TlsFiles files(String... aliases) {
    try {
      var key = keys.getKey("own", PASSWORD.toCharArray()).getEncoded();
      return new TlsFiles(
          file(aliases),
          Files.writeString(folder.resolve("chain-key.pem"), pem("PRIVATE KEY", key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A PEM file with these certificates in this order. */
  public Path file(String... aliases) {
    try {
      var text = new StringBuilder();
      for (var one : of(aliases)) {
        text.append(pem("CERTIFICATE", one.getEncoded()));
      }
      return Files.writeString(folder.resolve("chain.pem"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, LINES.encodeToString(content));
  }
}
