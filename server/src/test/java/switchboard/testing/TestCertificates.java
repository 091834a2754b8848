package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import switchboard.config.TlsFiles;

/** The files of a self-signed certificate for 127.0.0.1. */
public final class TestCertificates {

  private TestCertificates() {}

  /** Creates a key pair and certificate, replacing existing files. */
  public static TlsFiles make(Path folder, String algorithm, int days) {
    var made =
        TestCertificate.named("CN=127.0.0.1")
            .address("127.0.0.1")
            .algorithm(algorithm)
            .valid(Instant.now(), Duration.ofDays(days))
            .make();
    try {
      return new TlsFiles(
          put(folder.resolve("cert.pem"), made.certificatePem()),
          put(folder.resolve("key.pem"), made.keyPem()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path put(Path file, String content) throws IOException {
    var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), content);
    return Files.move(
        fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
