package switchboard.store.sql;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statement of a {@link RowBatch} with few round trips: once for all rows if it can, and
 * together with the next statement if it returns nothing.
 */
final class RemoteRows implements AttachedExtensionHandler {

  private final RowStatement rowStatement;
  private final ColumnCipher cipher;
  private final LocalRows eachRow;

  RemoteRows(RowStatement rowStatement, ColumnCipher cipher) {
    this.rowStatement = rowStatement;
    this.cipher = cipher;
    eachRow = new LocalRows(rowStatement, cipher);
  }

  @Override
  public int[] invoke(HandleSupplier handles, Object... arguments) throws Exception {
    try {
      return run(handles.getHandle(), (List<?>) arguments[0]);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e.getMessage(), e, null);
    }
  }

  private int[] run(Handle handle, List<?> rows) throws SQLException, ReflectiveOperationException {
    var pipeline = StatementCache.pipeline(handle);
    var multiRow = rowStatement.multiRow();
    if (rows.size() == 1 && !rowStatement.counts()) {
      add(pipeline, rows.getFirst());
    } else if (multiRow == null || hasKeyTwice(rows)) {
      pipeline.send(handle.getConnection());
      return eachRow.run(handle, rows);
    } else if (rowStatement.counts()) {
      return writeCounting(handle, multiRow, rows);
    } else if (!rows.isEmpty()) {
      add(handle, multiRow, rows);
    }
    return new int[0];
  }

  private void add(Pipeline pipeline, Object row)
      throws SQLException, ReflectiveOperationException {
    rowStatement.createKeys(List.of(row), cipher);
    var values = rowStatement.values(row, cipher);
    pipeline.add(
        rowStatement.sql(),
        values.length,
        (statement, first) -> rowStatement.bind(statement, first, values));
  }

  private void add(Handle handle, MultiRowStatement multiRow, List<?> rows)
      throws ReflectiveOperationException {
    rowStatement.createKeys(rows, cipher);
    var columns = multiRow.columns(rows, cipher);
    StatementCache.pipeline(handle)
        .add(
            multiRow.sql(),
            columns.length,
            (statement, first) -> multiRow.bind(handle.getConnection(), statement, first, columns));
  }

  private @Nullable Object key(Object row) throws ReflectiveOperationException {
    return Objects.requireNonNull(rowStatement.key()).value(row, cipher);
  }

  /** Such rows are written one after the other. */
  private boolean hasKeyTwice(List<?> rows) throws ReflectiveOperationException {
    var keys = new HashSet<@Nullable Object>();
    if (rowStatement.key() != null) {
      for (var row : rows) {
        if (!keys.add(key(row))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns 1 for each row that was written, and 0 for the others. */
  private int[] writeCounting(Handle handle, MultiRowStatement multiRow, List<?> rows)
      throws SQLException, ReflectiveOperationException {
    var written = write(handle, multiRow, rows);
    int[] counts = new int[rows.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = written.contains(key(rows.get(i))) ? 1 : 0;
    }
    return counts;
  }

  /** Returns the keys of the rows that were written. */
  private Set<Object> write(Handle handle, MultiRowStatement multiRow, List<?> rows)
      throws SQLException, ReflectiveOperationException {
    rowStatement.createKeys(rows, cipher);
    var connection = handle.getConnection();
    var pipeline = StatementCache.pipeline(handle);
    var keys = new HashSet<>();
    try (var together = connection.prepareStatement(pipeline.textWith(multiRow.sql()))) {
      var statement = pipeline.last(together);
      multiRow.bind(connection, statement, 1, multiRow.columns(rows, cipher));
      var _ = statement.execute();
      try (var found = statement.getResultSet()) {
        while (found.next()) {
          keys.add(found.getObject(1));
        }
      }
    }
    return keys;
  }
}
