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
