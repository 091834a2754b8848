package switchboard.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An empty database in a file without a name, which the system deletes when it is closed. */
public final class TemporaryDatabase {

  private TemporaryDatabase() {}

  /**
   * @param folder where the native library may be unpacked
   */
  public static Connection open(Path folder) throws SQLException {
    NativeLibrary.load(folder);
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:");
    return source.getConnection();
  }
}
