package switchboard.store.keys;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.store.sql.ConnectionFactory;
import switchboard.store.sql.DatabaseConnection;
import switchboard.store.sql.PlainText;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/**
 * The keys database on a single, synchronized connection. Other processes may use the database too,
 * for example to change the master key while the server runs.
 */
public final class KeyDatabase implements AutoCloseable {

  /** File name, beside the data. */
  public static final String FILE_NAME = "keys.db";

  private final ConnectionFactory<KeyTables> connections;
  private final AuditMarkStore auditMarks = new AuditMarkStore(this);
  private @Nullable DatabaseConnection<KeyTables> link;

  private KeyDatabase(ConnectionFactory<KeyTables> connections) {
    this.connections = connections;
  }

  static KeyDatabase open(Path file) {
    var sqlite = new SqliteDatabase(file, Schema.KEYS);
    sqlite.migrate();
    return new KeyDatabase(new ConnectionFactory<>(sqlite, new PlainText(), KeyTables::on));
  }

  /**
   * Runs the work in its own transaction, which is on disk when this returns.
   *
   * @throws StoreUnavailableException when the database failed; exceptions of the work are rethrown
   *     unchanged
   */
  synchronized <T> T write(Function<KeyTables, T> work) {
    return on(open -> {
      open.beginWriting();
      try {
        var result = work.apply(open.tables());
        open.commit();
        return result;
      } catch (RuntimeException e) {
        open.rollback();
        throw e;
      }
    });
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
    return on(open -> work.apply(open.tables()));
  }

  /**
   * Truncates the write-ahead log, which also removes deleted data from it; returns whether it
   * succeeded.
   */
  synchronized boolean truncateLog() {
    return on(DatabaseConnection::truncateLog);
  }

  /** Disk usage. */
  public long bytes() {
    return connections.database().bytes();
  }

  /** The audit log's mark, which is stored in this database. */
  public AuditMarkStore auditMarks() {
    return auditMarks;
  }

  private interface Work<T> {
    T on(DatabaseConnection<KeyTables> open) throws SQLException;
  }

  private <T> T on(Work<T> work) {
    try {
      if (link == null) {
        link = connections.open();
      }
      return work.on(link);
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
    if (link != null) {
      link.close();
      link = null;
    }
  }
}
