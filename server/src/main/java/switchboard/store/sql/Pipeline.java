package switchboard.store.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import switchboard.domain.NumericId;

/**
 * Statements without a result, sent in one round trip with the next statement that has one. The
 * driver of PostgreSQL sends several statements in one text together and waits once for all of
 * them. Their failures are reported by the statement that they are sent with. Not thread-safe.
 */
public final class Pipeline {

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  interface Parameters {
    void set(PreparedStatement statement, int first) throws SQLException;
  }

  private record Pending(String sql, int parameters, Parameters values) {}

  private final List<Pending> pending = new ArrayList<>();

  Pipeline() {}

  /**
   * Runs a statement with the next one, if the database is remote; returns whether it is. Its
   * result is ignored.
   *
   * @param sql whose parameter is an array
   */
  public static boolean later(Handle handle, String sql, Collection<? extends NumericId> ids) {
    boolean isRemote = ConnectionFactory.isRemote(handle.getConfig());
    if (isRemote) {
      var numbers = ids.stream().map(NumericId::value).toArray();
      var connection = handle.getConnection();
      StatementCache.pipeline(handle)
          .add(
              sql,
              1,
              (statement, first) ->
                  statement.setArray(first, connection.createArrayOf("int8", numbers)));
    }
    return isRemote;
  }

  /** Sends what waits for the next statement. */
  public static void send(Handle handle) {
    try {
      StatementCache.pipeline(handle).send(handle.getConnection());
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e.getMessage(), e, null);
    }
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /**
   * @param parameters their number
   */
  void add(String sql, int parameters, Parameters values) {
    pending.add(new Pending(sql, parameters, values));
  }

  private String text() {
    return pending.stream().map(Pending::sql).collect(Collectors.joining(";\n"));
  }

  /** The text of all statements, and then of this one. */
  String textWith(String sql) {
    return isEmpty() ? sql : text() + ";\n" + sql;
  }

  void clear() {
    pending.clear();
  }

  /** Sends all statements. */
  void send(Connection connection) throws SQLException {
    if (!isEmpty()) {
      try (var statement = connection.prepareStatement(text())) {
        var _ = bind(statement);
        statement.execute();
      }
    }
  }

  /** Binds the parameters of all statements; returns their number. Nothing is pending then. */
  private int bind(PreparedStatement together) throws SQLException {
    int first = 1;
    for (var one : pending) {
      one.values().set(together, first);
      first += one.parameters();
    }
    pending.clear();
    return first - 1;
  }

  /**
   * The last of several statements in one text: its parameters are numbered from 1, and its result
   * is the only one.
   *
   * @param together prepared from {@link #textWith}
   */
  PreparedStatement last(PreparedStatement together) throws SQLException {
    int statements = pending.size();
    var handler = new Last(together, statements, bind(together));
    return (PreparedStatement)
        Proxy.newProxyInstance(
            Pipeline.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, handler);
  }

  /**
   * @param before number of statements before it
   * @param offset number of their parameters
   */
  private record Last(PreparedStatement together, int before, int offset)
      implements InvocationHandler {

    @Override
    @SuppressWarnings("ReferenceEquality") // as of statements
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "equals" -> arguments != null && proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        case "execute" -> {
          together.execute();
          boolean isQuery = false;
          for (int i = 0; i < before; i++) {
            isQuery = together.getMoreResults();
          }
          yield isQuery;
        }
        default -> pass(method, arguments);
      };
    }

    private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
      var passed = arguments;
      if (arguments != null && isParameter(method)) {
        passed = Arrays.copyOf(arguments, arguments.length);
        passed[0] = offset + (int) arguments[0];
      }
      try {
        return method.invoke(together, passed);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private static boolean isParameter(Method method) {
      return method.getName().startsWith("set")
          && method.getParameterCount() > 1
          && method.getParameterTypes()[0] == int.class;
    }
  }
}
