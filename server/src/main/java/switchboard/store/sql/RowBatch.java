package switchboard.store.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandler;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.extension.annotation.UseExtensionHandler;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;

/**
 * Runs a statement for each record of a list. {@code :name} binds the component of that name,
 * encrypted if so annotated; {@code :name.print} binds its fingerprint. The method may return the
 * update counts. Jdbi's own batch took a sixth of the writer's time, because it looks up the type
 * of each value of each row.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@UseExtensionHandler(id = "SQL_OBJECT", value = RowBatch.Handler.class)
public @interface RowBatch {

  String value();

  /**
   * Whether to create data keys first for users without one; other statements do not need a key.
   */
  boolean createsKeys() default false;

  /** Created by Jdbi, one per method. */
  final class Handler implements ExtensionHandler {

    private static final Pattern NAME = Pattern.compile(":(\\w+)(\\.print)?");

    private final String sql;
    private final List<ParameterBinding> slots;
    private final boolean createsKeys;

    public Handler(Class<?> table, Method method) {
      var batch = method.getAnnotation(RowBatch.class);
      var statement = batch.value();
      createsKeys = batch.createsKeys();
      var rows = (ParameterizedType) method.getGenericParameterTypes()[0];
      var row = (Class<?>) rows.getActualTypeArguments()[0];
      sql = positional(statement);
      slots =
          NAME.matcher(statement).results().map(name -> ParameterBinding.of(row, name)).toList();
    }

    /** The statement with positional parameters. */
    public static String positional(String statement) {
      return NAME.matcher(statement).replaceAll("?");
    }

    @Override
    public AttachedExtensionHandler attachTo(ConfigRegistry config, Object target) {
      return new Attached(sql, slots, createsKeys, config.get(ColumnCipher.Config.class).cipher());
    }
  }

  /** The handler on one connection, with a cached statement. Not thread-safe. */
  final class Attached implements AttachedExtensionHandler {

    private final String sql;
    private final List<ParameterBinding> slots;
    private final boolean createsKeys;
    private final ColumnCipher cipher;
    private @Nullable PreparedStatement kept;

    Attached(String sql, List<ParameterBinding> slots, boolean createsKeys, ColumnCipher cipher) {
      this.sql = sql;
      this.slots = slots;
      this.createsKeys = createsKeys;
      this.cipher = cipher;
    }

    @Override
    public Object invoke(HandleSupplier handles, Object... arguments) throws Exception {
      try {
        var rows = (List<?>) arguments[0];
        if (createsKeys) {
          cipher.createKeys(people(rows));
        }
        var statement = statement(handles.getHandle());
        for (var row : rows) {
          for (int i = 0; i < slots.size(); i++) {
            bind(statement, i + 1, slots.get(i).value(row, cipher), slots.get(i).sqlType());
          }
          statement.addBatch();
        }
        return statement.executeBatch();
      } catch (SQLException e) {
        throw new UnableToExecuteStatementException(e.getMessage(), e, null);
      }
    }

    /** With its type even when it is null; PostgreSQL would prepare the statement again. */
    private static void bind(
        PreparedStatement statement, int index, @Nullable Object value, int type)
        throws SQLException {
      if (value == null) {
        statement.setNull(index, type);
      } else {
        statement.setObject(index, value);
      }
    }

    private Set<UserId> people(List<?> rows) throws ReflectiveOperationException {
      var people = new HashSet<UserId>();
      for (var row : rows) {
        for (var slot : slots) {
          var user = slot.owner(row);
          if (user != null) {
            people.add(user);
          }
        }
      }
      return people;
    }

    private PreparedStatement statement(Handle handle) throws SQLException {
      if (kept == null) {
        kept = handle.getConnection().prepareStatement(sql);
      }
      kept.clearBatch();
      return kept;
    }
  }
}
