package switchboard.store.backup;

import java.util.Locale;
import switchboard.base.CrashPoint;
import switchboard.store.move.DatabaseCopy;
import switchboard.store.sqlite.Schema;

/**
 * The two parts of a backup. Each is useless to a thief without the other, and they have different
 * retention.
 */
public enum BackupKind {
  DATA("switchboard", Schema.DATA, DatabaseCopy.Contents.DATA),
  KEYS("keys", Schema.KEYS, DatabaseCopy.Contents.KEYS);

  /** Prefix of the backup files' names and base name of the database. */
  final String prefix;

  final Schema schema;

  final DatabaseCopy.Contents contents;

  BackupKind(String prefix, Schema schema, DatabaseCopy.Contents contents) {
    this.prefix = prefix;
    this.schema = schema;
    this.contents = contents;
  }

  /** The crash point of this part. */
  CrashPoint point(CrashPoint data, CrashPoint keys) {
    return switch (this) {
      case DATA -> data;
      case KEYS -> keys;
    };
  }

  /** {@code data} or {@code keys}: the folder name, also used in manifests and logs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The database file's name in the data folder. */
  public String database() {
    return prefix + ".db";
  }
}
