package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.base.DurableFiles;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKey;
import switchboard.store.Store;
import switchboard.store.keys.KeyDatabase;

/**
 * What a first start leaves in a data folder, made once in this JVM: migrations take a tenth of a
 * server's start. All folders then have the same keys.
 */
final class EmptyData {

  private record Content(MasterKey master, byte[] data, byte[] keys) {}

  private EmptyData() {}

  private static final class Template {

    static final Content MADE = make();

    private static Content make() {
      try {
        var folder = Files.createTempDirectory("template");
        try {
          var master = KeySource.file(folder.resolve("master.json"));
          var data = folder.resolve(Store.DATABASE);
          Store.open(data, master).close();
          return new Content(
              master.load(),
              Files.readAllBytes(data),
              Files.readAllBytes(folder.resolve(KeyDatabase.FILE_NAME)));
        } finally {
          DurableFiles.deleteFolder(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Puts it into a folder that is missing or empty, if there is no master key either. */
  static void put(Path folder, Path masterKey) {
    try {
      if (Files.exists(masterKey) || !isEmpty(folder)) {
        return;
      }
      DurableFiles.makeFolder(folder);
      KeySource.file(masterKey).create(Template.MADE.master);
      write(folder.resolve(Store.DATABASE), Template.MADE.data);
      write(folder.resolve(KeyDatabase.FILE_NAME), Template.MADE.keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    DurableFiles.create(file);
    Files.write(file, content);
  }
}
