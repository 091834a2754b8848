package switchboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps a connection's prepared statements, as the driver does not: preparing costs more than most
 * of our statements do. For one thread.
 */
final class KeptStatements extends DefaultStatementBuilder {

  private static final int MOST = 100;

  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  KeptStatements(Connection connection) {}

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    var kept = context.isReturningGeneratedKeys() ? null : idle.remove(sql);
    return kept != null ? kept : super.create(connection, sql, context);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (statement instanceof PreparedStatement prepared
        && idle.size() < MOST
        && idle.putIfAbsent(sql, prepared) == null) {
      prepared.clearParameters();
      prepared.clearBatch();
    } else {
      statement.close();
    }
  }

  @Override
  public void close(Connection connection) {
    idle.clear();
  }
}
