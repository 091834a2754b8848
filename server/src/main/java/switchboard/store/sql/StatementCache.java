package switchboard.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prepared statement cache for one connection. The driver has none, and preparing costs more than
 * running most statements. Not thread-safe.
 */
final class StatementCache extends DefaultStatementBuilder {

  private static final int MAX_COUNT = 100;

  private final Map<String, PreparedStatement> idle = new HashMap<>();

  /** The SQL each statement was prepared from; Jdbi passes a different form when it closes one. */
  private final Map<Statement, String> prepared = new HashMap<>();

  private final Pipeline pipeline = new Pipeline();

  StatementCache(Connection connection) {}

  static Pipeline pipeline(Handle handle) {
    return ((StatementCache) handle.getStatementBuilder()).pipeline;
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return pipeline.isEmpty()
        ? alone(connection, sql, context)
        : pipeline.last(super.create(connection, pipeline.textWith(sql), context));
  }

  private PreparedStatement alone(Connection connection, String sql, StatementContext context)
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
        && idle.size() < MAX_COUNT
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
