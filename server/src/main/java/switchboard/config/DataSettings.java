package switchboard.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.base.Version;
import switchboard.crypto.KeySource;
import switchboard.store.Store;
import switchboard.store.backup.Backup;
import switchboard.store.keys.KeyRotation;

/**
 * Where the data is, and the master key that decrypts it.
 *
 * @param folder the data folder
 * @param masterKey kept outside the data folder
 */
public record DataSettings(Path folder, KeySource masterKey, BackupSettings backups) {

  /** Uses the default backup settings. */
  public DataSettings(Path folder, KeySource masterKey) {
    this(folder, masterKey, BackupSettings.standard(folder));
  }

  static DataSettings read(RawSettings words) {
    var folder = words.path(Setting.DATA_DIR);
    var backups = BackupSettings.read(words, folder);
    var given = words.word(Setting.MASTER_KEY);
    if (given != null) {
      return new DataSettings(folder, KeySource.given(given), backups);
    }
    var file = words.path(Setting.KEY_FILE);
    refuseInside(words, file, folder, "the data folder");
    if (backups.folder() != null) {
      refuseInside(words, file, backups.folder(), "the backup folder");
    }
    return new DataSettings(folder, KeySource.file(file), backups);
  }

  private static void refuseInside(RawSettings words, Path key, Path folder, String what) {
    if (key.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      words.problem(
          "KEY_FILE: %s is inside %s %s, so a copy of that folder would contain the key to it. Put the file elsewhere, such as secrets/master.json"
              .formatted(key, what, folder));
    }
  }

  public Path database() {
    return folder.resolve("switchboard.db");
  }

  public Backup backup(InstantSource clock) {
    return new Backup(folder, backups.folderOrRefuse(), backups.keeping(), Version.TEXT, clock);
  }

  /** Opens only the keys. Works while the server runs. */
  public KeyRotation rotation() {
    refuseWhereNothingIs();
    return KeyRotation.in(folder, masterKey);
  }

  /** Opens an existing database. Works while the server runs. */
  public Store openStore() {
    refuseWhereNothingIs();
    return Store.open(database(), masterKey);
  }

  private void refuseWhereNothingIs() {
    FileFailure.hidden(database())
        .ifPresent(failure -> {
          throw new CommandException(
              "The database %s cannot be used: %s.".formatted(database(), failure));
        });
    if (!Files.exists(database())) {
      throw new CommandException(
          "Database " + database() + " does not exist. Set --data-dir or DATA_DIR.", 2);
    }
  }
}
