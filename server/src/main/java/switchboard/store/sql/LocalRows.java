package switchboard.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statement of a {@link RowBatch} for each row, on one connection, with a cached
 * statement. Not thread-safe.
 */
final class LocalRows implements AttachedExtensionHandler {

  private final RowStatement rowStatement;
  private final ColumnCipher cipher;
  private @Nullable PreparedStatement kept;

  LocalRows(RowStatement rowStatement, ColumnCipher cipher) {
    this.rowStatement = rowStatement;
    this.cipher = cipher;
  }

  @Override
  public int[] invoke(HandleSupplier handles, Object... arguments) throws Exception {
    try {
      return run(handles.getHandle(), (List<?>) arguments[0]);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e.getMessage(), e, null);
    }
  }

  int[] run(Handle handle, List<?> rows) throws SQLException, ReflectiveOperationException {
    rowStatement.createKeys(rows, cipher);
    var statement = statement(handle);
    for (var row : rows) {
      rowStatement.bind(statement, 1, rowStatement.values(row, cipher));
      statement.addBatch();
    }
    return statement.executeBatch();
  }

  private PreparedStatement statement(Handle handle) throws SQLException {
    if (kept == null) {
      kept = handle.getConnection().prepareStatement(rowStatement.sql());
    }
    kept.clearBatch();
    return kept;
  }
}
