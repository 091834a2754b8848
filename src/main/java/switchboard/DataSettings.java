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
 * Where the data is and what opens it.
 *
 * @param folder the data folder
 * @param masterKey outside of it
 */
record DataSettings(Path folder, KeySource masterKey, BackupSettings backups) {

  /** With backups as they are when nobody says anything. */
  DataSettings(Path folder, KeySource masterKey) {
    this(folder, masterKey, BackupSettings.standard(folder));
  }

  Path database() {
    return folder.resolve("switchboard.db");
  }

  Backup backup(InstantSource clock) {
    return new Backup(folder, backups.folderOrRefuse(), backups.keeping(), Version.TEXT, clock);
  }

  /** Opens the keys alone, whether a server runs or not. */
  Rotation rotation() {
    refuseWhereNothingIs();
    return Rotation.in(folder, masterKey);
  }

  /** Opens what a server has made before, which may be running. */
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
      throw new Refusal("There is no database " + database() + ". Set --data-dir or DATA_DIR.", 2);
    }
  }
}
