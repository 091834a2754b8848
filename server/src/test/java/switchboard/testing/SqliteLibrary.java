package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import switchboard.store.sqlite.NativeLibrary;

/**
 * Unpacks SQLite's native library once for all tests of a process. Otherwise a test that opens a
 * file by JDBC and the program that unpacks its own each load a copy, which crashes the process.
 */
public final class SqliteLibrary implements BeforeAllCallback {

  private static final String FOLDER = "org.sqlite.lib.path";

  static {
    if (System.getProperty(FOLDER) == null) {
      System.setProperty(FOLDER, unpacked().toString());
    }
  }

  private static Path unpacked() {
    try {
      var folder = Files.createTempDirectory("sqlite");
      folder.toFile().deleteOnExit();
      NativeLibrary.unpack(folder);
      try (var files = Files.list(folder)) {
        files.forEach(file -> file.toFile().deleteOnExit());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // Loading this class is enough.
  }
}
