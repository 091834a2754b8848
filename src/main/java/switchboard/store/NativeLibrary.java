package switchboard.store;

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

/**
 * SQLite's native library. The build unpacks it beside the program; where that did not happen, it
 * is unpacked for a moment into the first folder that is writable and allows execution. The driver
 * itself knows only the folder for temporary files, which hardened systems mount read-only or
 * noexec.
 */
public final class NativeLibrary {

  /** The driver's setting for the folder of an unpacked library. */
  private static final String FOLDER = "org.sqlite.lib.path";

  private static final String NAME = LibraryLoaderUtil.getNativeLibName();

  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Unpacks the library of this machine into the folder, which is made.
   *
   * @throws IOException also when there is none for this machine
   */
  public static void unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + NAME;
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the driver has no library " + resource);
      }
      Files.copy(in, folder.resolve(NAME));
    }
  }

  /**
   * Loads it, unless that is done.
   *
   * @param data a folder that is written in any case
   * @throws StoreUnavailable when no folder can be used
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
      throw new StoreUnavailable(
          "SQLite’s native library cannot be loaded (%s). Name a folder that is writable and not mounted noexec: SWITCHBOARD_JVM_OPTIONS=-Djava.io.tmpdir=FOLDER"
              .formatted(String.join("; ", failures)),
          null);
    }
    keepTemporaryFilesIn(data);
  }

  /**
   * SQLite’s temporary files hold rows of ours: they stay on the disk of the data, and do not need
   * another folder that is writable. Set once, before there are connections that use it.
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
      // Read-only: what is opened there next says so.
    }
  }

  private static Stream<Path> folders(Path data) {
    return Stream.of(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), data);
  }

  private static boolean isUnpackedAndLoaded(Path folder, List<String> failures) {
    Path own = null;
    try {
      own = Files.createTempDirectory(folder.toAbsolutePath(), "sqlite"); // closed to others
      unpack(own);
      return isLoadedFrom(own, failures);
    } catch (IOException e) {
      failures.add(String.valueOf(FileFailure.writing(folder.resolve(NAME), e)));
      return false;
    } finally {
      remove(own);
    }
  }

  /** What is loaded stays loaded; no copy is left behind, however this process ends. */
  private static void remove(@Nullable Path folder) {
    try {
      if (folder != null) {
        Files.deleteIfExists(folder.resolve(NAME));
        Files.delete(folder);
      }
    } catch (IOException e) {
      // Windows keeps the file open; it is in the folder for temporary files.
    }
  }

  /** Tried here first: the driver would log the failure with a stack trace, and go on. */
  @SuppressWarnings("restricted") // the launcher allows it, as the driver needs it
  private static boolean isLoadedFrom(Path folder, List<String> failures) {
    try {
      System.load(folder.resolve(NAME).toAbsolutePath().toString());
      System.setProperty(FOLDER, folder.toString());
      return SQLiteJDBCLoader.initialize();
    } catch (UnsatisfiedLinkError e) {
      failures.add(Objects.requireNonNullElse(e.getMessage(), folder.toString()));
    } catch (Exception e) { // declared so by the driver
      failures.add(folder + ": " + e.getMessage());
    }
    return false;
  }
}
