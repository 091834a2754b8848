package switchboard.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.base.Version;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKeyException;
import switchboard.store.Databases;
import switchboard.store.Store;
import switchboard.store.backup.Backup;
import switchboard.store.backup.Progress;
import switchboard.store.keys.KeyRotation;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Where the data is, and the master key that decrypts it.
 *
 * @param folder the data folder
 * @param postgres the databases; absent: SQLite in the data folder
 * @param masterKey kept outside the data folder
 * @param figures whether the use of the bot is counted
 */
public record DataSettings(
    Path folder,
    @Nullable DatabaseSettings postgres,
    KeySource masterKey,
    BackupSettings backups,
    boolean figures) {

  private static final Logger LOG = LoggerFactory.getLogger(DataSettings.class);

  /** Of another instance, with the backup before it. */
  private static final Duration LONGEST_MIGRATION = Duration.ofMinutes(15);

  /** The file with the data on SQLite. */
  static final String FILE = Store.DATABASE;

  /** On SQLite, with the default backup settings. */
  public DataSettings(Path folder, KeySource masterKey) {
    this(folder, null, masterKey, BackupSettings.standard(folder), true);
  }

  static DataSettings read(RawSettings words) {
    var folder = words.path(Setting.DATA_DIR);
    var postgres = DatabaseSettings.read(words);
    var backups = BackupSettings.read(words, folder);
    boolean figures = words.choice(Setting.FIGURES, "off", "on");
    var given = words.word(Setting.MASTER_KEY);
    if (given != null) {
      return new DataSettings(folder, postgres, KeySource.given(given), backups, figures);
    }
    var file = words.path(Setting.KEY_FILE);
    refuseInside(words, file, folder, "the data folder");
    if (backups.folder() != null) {
      refuseInside(words, file, backups.folder(), "the backup folder");
    }
    return new DataSettings(folder, postgres, KeySource.file(file), backups, figures);
  }

  private static void refuseInside(RawSettings words, Path key, Path folder, String what) {
    if (key.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      words.problem(
          "KEY_FILE: %s is inside %s %s, so a copy of that folder would contain the key to it. Put the file elsewhere, such as secrets/master.json"
              .formatted(key, what, folder));
    }
  }

  public Databases databases() {
    return postgres == null ? new Databases.Embedded(folder.resolve(FILE)) : postgres.databases();
  }

  /** Whether the server makes backups. */
  public boolean makesBackups() {
    return backups.folder() != null;
  }

  /**
   * The backups.
   *
   * @throws CommandException when the folder of backups is not known
   */
  public Backup backup(InstantSource clock) {
    return new Backup(
        databases(), folder, backups.folderOrRefuse(), backups.keeping(), Version.TEXT, clock);
  }

  /** Opens only the keys. Works while the server runs. */
  public KeyRotation rotation() {
    refuseWhereNothingIs();
    return usable(() ->
        postgres == null
            ? KeyRotation.in(folder, masterKey)
            : KeyRotation.of(databases().keys(), masterKey));
  }

  /** Opens an existing database. Works while the server runs. */
  public Store openStore() {
    refuseWhereNothingIs();
    return openOrCreateStore();
  }

  /** Opens the database, which the first start creates. */
  public Store openOrCreateStore() {
    var store = usable(() -> databases().areOutdated() ? migrated() : opened());
    store.countFigures(figures);
    if (postgres != null) {
      store.keys().ledger().copyTo(folder);
    }
    return store;
  }

  private Store opened() {
    return Store.open(databases(), masterKey);
  }

  /**
   * After a backup, so that the previous version can be installed again with the data of before. Of
   * instances that start together, one does both, and the others wait for it.
   */
  private Store migrated() {
    databases().demandPair();
    if (!makesBackups()) {
      LOG.atWarn().log("The schema is migrated without a copy, because BACKUP_DIR is off");
      return opened();
    }
    try (var held = backup(InstantSource.system()).hold(LONGEST_MIGRATION)) {
      if (databases().areOutdated()) {
        var made = held.make(Progress.NONE);
        LOG.atInfo()
            .addKeyValue("file", made.data().file().getFileName())
            .log("Backup made before the schema is migrated");
      }
      return opened();
    }
  }

  /** A database server that cannot be used is a mistake in the settings. */
  private <T> T usable(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (StoreUnavailableException | MasterKeyException e) {
      throw postgres == null ? e : new CommandException(String.valueOf(e.getMessage()), 2);
    }
  }

  private void refuseWhereNothingIs() {
    if (postgres != null) {
      var database = databases().data();
      if (!usable(database::exists)) {
        throw new CommandException(
            "There is no data in %s. Start the server once, or correct DATABASE_URL."
                .formatted(database.place()),
            2);
      }
      return;
    }
    var file = folder.resolve(FILE);
    FileFailure.hidden(file)
        .ifPresent(failure -> {
          throw new CommandException(
              "The database %s cannot be used: %s.".formatted(file, failure));
        });
    if (!Files.exists(file)) {
      throw new CommandException(
          "Database " + file + " does not exist. Set --data-dir or DATA_DIR.", 2);
    }
  }
}
