package switchboard.store.backup;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.store.Tables;
import switchboard.store.sql.Database;

/**
 * When the last backup of a database was made, for all who work on it: each of them may have a
 * backup folder of its own.
 */
public final class LastBackup {

  private static final Logger LOG = LoggerFactory.getLogger(LastBackup.class);

  /** The fact in table {@code instance}: milliseconds of the epoch. */
  private static final String FACT = "backup";

  private LastBackup() {}

  public static Optional<Instant> find(Tables tables) {
    return tables.metadata().find(FACT).map(Long::valueOf).map(Instant::ofEpochMilli);
  }

  /** Without the store, which needs the master key. */
  static void note(Database data, Instant at) {
    try (var connection = data.open();
        var statement = connection.createStatement()) {
      statement.execute(data.beginWriting());
      statement.execute(
          "INSERT INTO instance (name, content) VALUES ('%s', '%d') ON CONFLICT (name) DO UPDATE SET content = excluded.content"
              .formatted(FACT, at.toEpochMilli()));
      statement.execute(data.commit());
    } catch (SQLException e) {
      LOG.atWarn().log("A backup was made, but the database could not be told");
    }
  }
}
