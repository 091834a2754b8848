package switchboard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;

/**
 * Tomcat's base directory, which stays empty. It falls back to the data folder when the system's
 * folder for temporary files is read-only.
 */
final class TomcatFolder
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, AutoCloseable {

  private static final String PREFIX = "http";

  private final Path path;

  private TomcatFolder(Path path) {
    this.path = path;
  }

  /**
   * @throws CommandException when neither folder is writable
   */
  static TomcatFolder create(Path data) {
    try {
      return new TomcatFolder(Files.createTempDirectory(PREFIX));
    } catch (IOException e) {
      return createIn(data.toAbsolutePath());
    }
  }

  private static TomcatFolder createIn(Path data) {
    try {
      return new TomcatFolder(Files.createTempDirectory(data, PREFIX));
    } catch (IOException e) {
      throw new CommandException(
          "The data folder %s cannot be used: %s."
              .formatted(data, FileFailure.writing(data.resolve(PREFIX), e)));
    }
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setBaseDirectory(path.toFile());
    factory.setDocumentRoot(path.toFile());
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(path)) { // some systems delete old temporary files
      try (var files = Files.walk(path)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
