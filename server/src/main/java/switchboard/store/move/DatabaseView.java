package switchboard.store.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;

/** One consistent snapshot of a database, in a transaction that only reads. */
final class DatabaseView implements AutoCloseable {

  private final Database database;
  private final Connection connection;

  private DatabaseView(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /**
   * @throws StoreUnavailableException when the database cannot be used
   */
  static DatabaseView of(Database database) {
    try {
      return new DatabaseView(database, begin(database, database.beginReading()));
    } catch (SQLException e) {
      throw database.unavailable(e);
    }
  }

  /**
   * A snapshot of tables that nobody empties meanwhile: {@code TRUNCATE} is the one change that
   * older snapshots see.
   *
   * @throws StoreUnavailableException when the database cannot be used
   */
  static DatabaseView holding(Database database, List<MovedTable> tables) {
    var view = of(database);
    try {
      if (database.isShared()) {
        view.hold(tables);
      }
      return view;
    } catch (RuntimeException e) {
      view.close();
      throw e;
    }
  }

  /** Before the first query, which takes the snapshot. */
  private void hold(List<MovedTable> tables) {
    var names = tables.stream().map(MovedTable::name).collect(Collectors.joining(", "));
    read(open -> {
      try (var statement = open.createStatement()) {
        statement.execute("SET LOCAL lock_timeout = '5s'");
        statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        return statement.execute("LOCK TABLE " + names + " IN ACCESS SHARE MODE");
      }
    });
  }

  /** Opens a connection with a transaction. */
  static Connection begin(Database database, String beginning) throws SQLException {
    var connection = database.open();
    try (var statement = connection.createStatement()) {
      statement.execute(beginning);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Work with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs work in a transaction of its own, which is on disk when this returns.
   *
   * @throws StoreUnavailableException when the database failed
   */
  static <T> T write(Database database, Work<T> work) {
    try (var connection = begin(database, database.beginWriting());
        var control = connection.createStatement()) {
      var result = work.on(connection);
      control.execute(database.commit());
      return result;
    } catch (SQLException e) {
      throw database.unavailable(e);
    }
  }

  Database database() {
    return database;
  }

  /**
   * @throws StoreUnavailableException when the database failed
   */
  <T> T read(Work<T> work) {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw database.unavailable(e);
    }
  }

  TablePages pages(MovedTable table) {
    return read(open -> new TablePages(database, open, table));
  }

  /** The only number that a query finds. */
  long number(String sql) {
    return read(open -> number(open, sql));
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      return found.next() ? found.getLong(1) : 0;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It has only read.
    }
  }
}
