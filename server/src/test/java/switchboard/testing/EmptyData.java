package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

  private EmptyData() {}

  private static final class Template {

    static final Template MADE = make();

    final MasterKey master;
    final Map<String, byte[]> databases;

    private Template(Path folder, MasterKey master) throws IOException {
      this.master = master;
      databases =
          Map.of(
              Store.DATABASE,
              Files.readAllBytes(folder.resolve(Store.DATABASE)),
              KeyDatabase.FILE_NAME,
              Files.readAllBytes(folder.resolve(KeyDatabase.FILE_NAME)));
    }

    private static Template make() {
      try {
        var folder = Files.createTempDirectory("template");
        try {
          var master = KeySource.file(folder.resolve("master.json"));
          Store.open(folder.resolve(Store.DATABASE), master).close();
          return new Template(folder, master.load());
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
      for (var database : Template.MADE.databases.entrySet()) {
        var file = folder.resolve(database.getKey());
        DurableFiles.create(file);
        Files.write(file, database.getValue());
      }
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
}
