package switchboard.store.sqlite;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Settings of connections. */
final class SqliteSettings {

  static final int BUSY_MILLIS = 5_000;

  /**
   * From here on the writer copies what is left itself; see {@link
   * switchboard.store.sql.Checkpointer}.
   */
  static final int CHECKPOINT_PAGES = 12_000;

  private static final int PAGE_CACHE_KIB = 16_384;
  private static final int COPY_CACHE_KIB = 65_536;
  private static final int LOG_LIMIT_BYTES = 64 << 20;

  private SqliteSettings() {}

  /** A database in use. */
  static SQLiteConfig inUse() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-PAGE_CACHE_KIB);
    // Not in memory: there, SQLite keeps a statement's rollback journal as a list that triggers
    // walk, and it deletes dependent rows by triggers.
    config.setTempStore(SQLiteConfig.TempStore.FILE);
    config.setJournalSizeLimit(LOG_LIMIT_BYTES);
    // The driver lets one thread at a time use a connection; SQLite need not see to it again.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    return config;
  }

  /** A file that is worthless until it is complete, and is synced then. */
  static SQLiteConfig copy() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setCacheSize(-COPY_CACHE_KIB);
    return config;
  }
}
