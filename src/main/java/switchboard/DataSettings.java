package switchboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import switchboard.base.FileFailure;
import switchboard.store.Backup;
import switchboard.store.Rotation;
import switchboard.store.Store;
import switchboard.vault.KeySource;

/**
 * Where the data is, and the master key that decrypts it.
 *
 * @param folder the data folder
 * @param masterKey kept outside the data folder
 */
record DataSettings(Path folder, KeySource masterKey, BackupSettings backups) {

  /** Uses the default backup settings. */
  DataSettings(Path folder, KeySource masterKey) {
    this(folder, masterKey, BackupSettings.standard(folder));
  }

  Path database() {
    return folder.resolve("switchboard.db");
  }

  Backup backup(InstantSource clock) {
    return new Backup(folder, backups.folderOrRefuse(), backups.keeping(), Version.TEXT, clock);
  }

  /** Opens only the keys. Works while the server runs. */
  Rotation rotation() {
    refuseWhereNothingIs();
    return Rotation.in(folder, masterKey);
  }

  /** Opens an existing database. Works while the server runs. */
  Store openStore() {
    refuseWhereNothingIs();
    return Store.open(database(), masterKey);
  }

  private void refuseWhereNothingIs() {
    FileFailure.hidden(database())
        .ifPresent(failure -> {
          throw new Refusal("The database %s cannot be used: %s.".formatted(database(), failure));
        });
    if (!Files.exists(database())) {
      throw new Refusal(
          "Database " + database() + " does not exist. Set --data-dir or DATA_DIR.", 2);
    }
  }
}
