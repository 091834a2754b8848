package switchboard.store.keys;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import switchboard.store.sql.ConnectionFactory;
import switchboard.store.sql.Database;
import switchboard.store.sql.DatabaseConnection;
import switchboard.store.sql.KeptConnection;
import switchboard.store.sql.PlainText;
import switchboard.store.sql.StoreUnavailableException;

/**
 * The keys database on a single, synchronized connection. Other processes may use the database too,
 * for example to change the master key while the server runs.
 */
public final class KeyDatabase implements AutoCloseable {

  /** File name, beside the data. */
  public static final String FILE_NAME = "keys.db";

  private final ConnectionFactory<KeyTables> connections;
  private final AuditMarkStore auditMarks = new AuditMarkStore(this);
  private final KeptConnection<KeyTables> link;

  private KeyDatabase(ConnectionFactory<KeyTables> connections) {
    this.connections = connections;
    link = new KeptConnection<>(connections);
  }

  static KeyDatabase open(Database database) {
    database.migrate();
    return new KeyDatabase(new ConnectionFactory<>(database, new PlainText(), KeyTables::new));
  }

  /** The database itself. */
  public Database product() {
    return connections.database();
  }

  /**
   * Runs the work in its own transaction, which is on disk when this returns.
   *
   * @throws StoreUnavailableException when the database failed; exceptions of the work are rethrown
   *     unchanged
   */
  synchronized <T> T write(Function<KeyTables, T> work) {
    return on(() ->
        link.run(open -> {
          open.beginWriting();
          return within(open, work);
        }));
  }

  /** Like {@link #write}, for work without a result. */
  void run(Consumer<KeyTables> work) {
    var _ =
        write(tables -> {
          work.accept(tables);
          return true;
        });
  }

  /**
   * Runs a read on committed data.
   *
   * @throws StoreUnavailableException when the database failed; exceptions of the work are rethrown
   *     unchanged
   */
  public synchronized <T> T read(Function<KeyTables, T> work) {
    return on(() ->
        link.run(open -> {
          open.beginReading();
          return within(open, work);
        }));
  }

  /** Like {@link #read}, for a single statement. */
  synchronized <T> T readOnce(Function<KeyTables, T> query) {
    return product().needsTransaction()
        ? read(query)
        : on(() -> link.run(open -> query.apply(open.tables())));
  }

  /**
   * Truncates the write-ahead log, which also removes deleted data from it; returns whether it
   * succeeded.
   */
  synchronized boolean truncateLog() {
    return on(() -> link.open().truncateLog());
  }

  /** Disk usage. */
  public long bytes() {
    return connections.database().bytes();
  }

  /** The audit log's mark, which is stored in this database. */
  public AuditMarkStore auditMarks() {
    return auditMarks;
  }

  private static <T> T within(DatabaseConnection<KeyTables> open, Function<KeyTables, T> work)
      throws SQLException {
    try {
      var result = work.apply(open.tables());
      open.commit();
      return result;
    } catch (RuntimeException e) {
      open.rollback();
      throw e;
    }
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T on(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException | RuntimeException e) {
      if (e instanceof RuntimeException bug && !connections.database().isBroken(e)) {
        throw bug;
      }
      close();
      throw connections.database().unavailable(e);
    }
  }

  @Override
  public synchronized void close() {
    link.discard();
  }
}
