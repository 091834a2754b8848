package switchboard.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The database of keys on one connection, which whoever works on it holds alone. Other processes
 * may work on it too, as when the master key is changed while the server runs.
 */
final class KeyDatabase implements AutoCloseable {

  private final Link.Opening opening;
  private final AuditMarks auditMarks = new AuditMarks(this);
  private @Nullable Link<KeyTables> link;

  private KeyDatabase(Link.Opening opening) {
    this.opening = opening;
  }

  static KeyDatabase open(Path file) {
    var sqlite = new Sqlite(file, Schema.KEYS);
    sqlite.migrate();
    return new KeyDatabase(sqlite);
  }

  /**
   * Runs the work in a transaction of its own, which is on the disk when this returns.
   *
   * @throws StoreUnavailable when the database failed; what the work itself throws comes as it is
   */
  synchronized <T> T write(Function<KeyTables, T> work) {
    return on(open -> {
      open.control("BEGIN IMMEDIATE");
      try {
        var result = work.apply(open.tables());
        open.control("COMMIT");
        return result;
      } catch (RuntimeException e) {
        open.control("ROLLBACK");
        throw e;
      }
    });
  }

  /**
   * Runs the work on what is committed.
   *
   * @throws StoreUnavailable when the database failed; what the work itself throws comes as it is
   */
  synchronized <T> T read(Function<KeyTables, T> work) {
    return on(open -> work.apply(open.tables()));
  }

  /** Takes what was deleted out of the write-ahead log too; whether it is gone from there. */
  synchronized boolean truncateLog() {
    return on(Link::truncateLog);
  }

  /** Where the audit log ended, which is known here. */
  AuditMarks auditMarks() {
    return auditMarks;
  }

  private interface Work<T> {
    T on(Link<KeyTables> open) throws SQLException;
  }

  private <T> T on(Work<T> work) {
    try {
      if (link == null) {
        link = new Link<>(opening, new Sealing(null), KeyTables::on);
      }
      return work.on(link);
    } catch (SQLException | RuntimeException e) {
      if (e instanceof RuntimeException bug && !Link.isBroken(e)) {
        throw bug;
      }
      close();
      throw opening.unavailable(e);
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
