package switchboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps a connection's prepared statements, as the driver does not: preparing costs more than most
 * of our statements do. For one thread.
 */
final class KeptStatements extends DefaultStatementBuilder {

  private static final int MOST = 100;

  private final Map<String, PreparedStatement> idle = new HashMap<>();

  /** What each was prepared from: the library hands in another form of it when it closes one. */
  private final Map<Statement, String> prepared = new HashMap<>();

  KeptStatements(Connection connection) {}

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    var statement = idle.remove(sql);
    if (statement == null) {
      statement = super.create(connection, sql, context);
      prepared.put(statement, sql);
    }
    return statement;
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    var source = prepared.get(statement);
    if (source != null
        && idle.size() < MOST
        && statement instanceof PreparedStatement kept
        && idle.putIfAbsent(source, kept) == null) {
      kept.clearParameters();
      kept.clearBatch();
    } else {
      prepared.remove(statement);
      statement.close();
    }
  }

  @Override
  public void close(Connection connection) {
    idle.clear();
    prepared.clear();
  }
}
