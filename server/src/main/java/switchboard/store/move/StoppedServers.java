package switchboard.store.move;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import switchboard.base.CommandException;
import switchboard.base.DataFolder;
import switchboard.store.Databases;
import switchboard.store.LockDao;
import switchboard.store.sql.Database;
import switchboard.store.sql.WriteFault;

/** Keeps servers from running on databases, until it is closed. */
public sealed interface StoppedServers extends AutoCloseable {

  /**
   * Also makes the tables of the data, if they are missing.
   *
   * @throws CommandException when one runs
   * @throws DataFolder.DataFolderException when one runs in the folder, or it cannot be used
   */
  static StoppedServers on(Databases databases) {
    return switch (databases) {
      case Databases.Embedded embedded -> inFolder(embedded);
      case Databases.Served served -> onServer(served.data());
    };
  }

  private static InFolder inFolder(Databases.Embedded embedded) {
    var held = DataFolder.hold(folder(embedded));
    try {
      embedded.data().migrate();
      return new InFolder(held);
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static OnServer onServer(Database database) {
    database.migrate();
    return new OnServer(database, lock(database));
  }

  private static Path folder(Databases.Embedded embedded) {
    return Objects.requireNonNull(embedded.file().toAbsolutePath().getParent());
  }

  /**
   * An open transaction that holds the lock which each server takes when it starts and every two
   * seconds.
   */
  private static Connection lock(Database database) {
    try {
      var connection = DatabaseView.begin(database, database.beginWriting());
      try (var statement = connection.createStatement()) {
        statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        statement.execute("UPDATE locks SET uses = uses WHERE name = '" + LockDao.INSTANCES + "'");
        refuseRunning(database, connection);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw database.fault(e) == WriteFault.LOCKED
          ? new CommandException(
              "Another switchboard move or restore works on %s. Wait for it, or stop it."
                  .formatted(database.place()))
          : database.unavailable(e);
    }
  }

  private static void refuseRunning(Database database, Connection connection) throws SQLException {
    long running =
        DatabaseView.number(
            connection,
            "SELECT count(*) FROM running_instances WHERE alive_until >= (SELECT now FROM database_clock)");
    if (running > 0) {
      throw new CommandException(
          "A server runs on %s. Stop it first; one that was killed counts for 8 s."
              .formatted(database.place()));
    }
  }

  /**
   * @throws CommandException when they may have run meanwhile
   */
  void demandHeld();

  @Override
  void close();

  /** SQLite. */
  record InFolder(DataFolder held) implements StoppedServers {

    @Override
    public void demandHeld() {}

    @Override
    public void close() {
      held.close();
    }
  }

  /** PostgreSQL. */
  record OnServer(Database database, Connection connection) implements StoppedServers {

    @Override
    public void demandHeld() {
      try {
        var _ = DatabaseView.number(connection, "SELECT 1");
      } catch (SQLException e) {
        throw database.unavailable(e);
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        // The server releases the lock.
      }
    }
  }
}
