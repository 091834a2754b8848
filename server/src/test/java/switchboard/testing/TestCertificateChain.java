package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.config.TlsFiles;

/** A root, an intermediate and a server's certificate, each vouched for by the one before. */
public final class TestCertificateChain {

  public static final String HOST = "bot.example.org";

  private final Path folder;
  private final Map<String, TestCertificate> certificates;

  public TestCertificateChain(Path folder) {
    this(folder, Instant.now());
  }

  /**
   * @param intermediateFrom start of the 30 days for which the intermediate is valid
   */
  public TestCertificateChain(Path folder, Instant intermediateFrom) {
    this.folder = folder;
    var root = TestCertificate.named("CN=Practice Root").authority().make();
    var between =
        TestCertificate.named("CN=Practice Intermediate")
            .authority()
            .signedBy(root)
            .valid(intermediateFrom, Duration.ofDays(30))
            .make();
    var own = TestCertificate.named("CN=" + HOST).host(HOST).signedBy(between).make();
    certificates = Map.of("root", root, "between", between, "own", own);
  }

  private TestCertificate one(String alias) {
    return Objects.requireNonNull(certificates.get(alias));
  }

  /** Of {@code root}, {@code between}, {@code own}. */
  public List<X509Certificate> of(String... aliases) {
    return Stream.of(aliases).map(alias -> one(alias).certificate()).toList();
  }

  /** The server's TLS files with these certificates, in this order. */
  public TlsFiles files(String... aliases) {
    return new TlsFiles(file(aliases), write("chain-key.pem", one("own").keyPem()));
  }

  /** A PEM file with these certificates in this order. */
  public Path file(String... aliases) {
    return write(
        "chain.pem",
        Stream.of(aliases).map(alias -> one(alias).certificatePem()).collect(Collectors.joining()));
  }

  private Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
