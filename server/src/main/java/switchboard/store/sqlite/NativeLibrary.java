package switchboard.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import switchboard.base.FileFailure;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Loads SQLite's native library. The build unpacks it beside the program; otherwise it is unpacked
 * temporarily into the first folder that is writable and allows execution. The driver itself uses
 * only the temporary folder, which hardened systems mount read-only or noexec.
 */
public final class NativeLibrary {

  /** The driver's setting for the folder of the unpacked library. */
  private static final String FOLDER = "org.sqlite.lib.path";

  private static final String NAME = LibraryLoaderUtil.getNativeLibName();

  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Unpacks the library for this platform into the folder, creating the folder.
   *
   * @throws IOException also when there is no library for this platform
   */
  public static void unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + NAME;
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the driver contains no library " + resource);
      }
      Files.copy(in, folder.resolve(NAME));
    }
  }

  /**
   * Loads the library once.
   *
   * @param data the data folder, which must be writable anyway
   * @throws StoreUnavailableException when no folder can be used
   */
  static synchronized void load(Path data) {
    if (loaded) {
      return;
    }
    var failures = new ArrayList<String>();
    var built = System.getProperty(FOLDER);
    loaded =
        (built != null && isLoadedFrom(Path.of(built), failures))
            || folders(data).anyMatch(folder -> isUnpackedAndLoaded(folder, failures));
    if (!loaded) {
      throw new StoreUnavailableException(
          "SQLite’s native library cannot be loaded (%s). Set a folder that is writable and not mounted noexec: SWITCHBOARD_JVM_OPTIONS=-Djava.io.tmpdir=FOLDER"
              .formatted(String.join("; ", failures)),
          null);
    }
    keepTemporaryFilesIn(data);
  }

  /**
   * Puts SQLite’s temporary files, which contain user data, into the data folder, so that no other
   * writable folder is needed. Set once, before any connection uses it.
   */
  private static void keepTemporaryFilesIn(Path data) {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite::memory:");
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "PRAGMA temp_store_directory = '%s'"
              .formatted(data.toAbsolutePath().toString().replace("'", "''")));
    } catch (SQLException e) {
      // The folder is read-only; opening the database will report it.
    }
  }

  private static Stream<Path> folders(Path data) {
    return Stream.of(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), data);
  }

  private static boolean isUnpackedAndLoaded(Path folder, List<String> failures) {
    Path own = null;
    try {
      own = Files.createTempDirectory(folder.toAbsolutePath(), "sqlite"); // owner-only
      unpack(own);
      return isLoadedFrom(own, failures);
    } catch (IOException e) {
      failures.add(String.valueOf(FileFailure.writing(folder.resolve(NAME), e)));
      return false;
    } finally {
      remove(own);
    }
  }

  /** A loaded library stays loaded, so the copy is deleted at once and none is left behind. */
  private static void remove(@Nullable Path folder) {
    try {
      if (folder != null) {
        Files.deleteIfExists(folder.resolve(NAME));
        Files.delete(folder);
      }
    } catch (IOException e) {
      // Windows keeps the file open; it stays in the temporary folder.
    }
  }

  /**
   * Loads it here first, because the driver would log a failure with a stack trace and continue.
   */
  @SuppressWarnings("restricted") // the launcher enables native access for the driver
  private static boolean isLoadedFrom(Path folder, List<String> failures) {
    try {
      System.load(folder.resolve(NAME).toAbsolutePath().toString());
      System.setProperty(FOLDER, folder.toString());
      return SQLiteJDBCLoader.initialize();
    } catch (UnsatisfiedLinkError e) {
      failures.add(Objects.requireNonNullElse(e.getMessage(), folder.toString()));
    } catch (Exception e) { // declared by the driver
      failures.add(folder + ": " + e.getMessage());
    }
    return false;
  }
}
