package switchboard.store.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import switchboard.base.CrashPoint;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Copies a table page by page, each page in a transaction. The rows that are there tell how far it
 * has come, so that it goes on after an interruption.
 */
final class TableCopy implements AutoCloseable {

  private final DatabaseView source;
  private final Database target;
  private final Connection connection;

  /**
   * @throws StoreUnavailableException when the target cannot be used
   */
  TableCopy(DatabaseView source, Database target) {
    this.source = source;
    this.target = target;
    try {
      connection = target.open();
    } catch (SQLException e) {
      throw target.unavailable(e);
    }
  }

  /**
   * @param copied gets the number of rows of each page
   * @throws StoreUnavailableException when a database failed
   */
  void run(MovedTable table, LongConsumer copied) {
    var pages = source.pages(table);
    var last =
        inTransaction(() -> {
          var there = new TablePages(target, connection, table);
          var key = there.lastKey();
          copied.accept(key == null ? 0 : there.count());
          return key;
        });
    for (var page = page(pages, last); !page.isEmpty(); page = page(pages, last)) {
      write(table, pages.columns(), page);
      CrashPoint.PAGE_MOVED.reached();
      last = pages.keyOf(page.getLast());
      copied.accept(page.size());
    }
  }

  private List<MovedRow> page(TablePages pages, @Nullable MovedRow last) {
    return source.read(_ -> pages.after(last));
  }

  private void write(MovedTable table, List<MovedColumn> columns, List<MovedRow> rows) {
    var _ =
        inTransaction(() -> {
          new RowInsert(target, connection).into(table, columns, rows);
          return rows.size();
        });
  }

  private interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  private <T extends @Nullable Object> T inTransaction(Work<T> work) {
    try (var control = connection.createStatement()) {
      control.execute(target.beginWriting());
      var result = work.run();
      control.execute(target.commit());
      return result;
    } catch (SQLException e) {
      throw target.unavailable(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Each page is committed.
    }
  }
}
