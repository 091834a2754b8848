package switchboard.store;

import java.util.Locale;

/** The two parts of a backup: worth nothing to a thief alone, and kept for different times. */
public enum BackupKind {
  DATA("switchboard", Schema.DATA),
  KEYS("keys", Schema.KEYS);

  /** What the names of the files begin with, and the name of the database itself. */
  final String prefix;

  final Schema schema;

  BackupKind(String prefix, Schema schema) {
    this.prefix = prefix;
    this.schema = schema;
  }

  /** {@code data} or {@code keys}: the folder, and the word in manifests and logs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the database is called in the data folder. */
  String database() {
    return prefix + ".db";
  }
}
