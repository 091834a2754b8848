package switchboard.store.sql;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;

/**
 * The statement of a {@link RowBatch}.
 *
 * @param sql for one row, with positional parameters
 * @param slots the parameters in order
 * @param counts whether the method returns update counts
 * @param multiRow the same for any number of rows, when there is such a statement
 * @param key the component that tells rows apart, as in {@link RowBatch#key}
 */
record RowStatement(
    String sql,
    List<ParameterBinding> slots,
    boolean createsKeys,
    boolean counts,
    @Nullable MultiRowStatement multiRow,
    @Nullable ParameterBinding key) {

  private static final Pattern NAME = Pattern.compile(":(\\w+)(\\.print)?");

  static RowStatement of(Method method) {
    var batch = method.getAnnotation(RowBatch.class);
    var text = batch.value();
    var rows = (ParameterizedType) method.getGenericParameterTypes()[0];
    var row = (Class<?>) rows.getActualTypeArguments()[0];
    var slots = NAME.matcher(text).results().map(name -> ParameterBinding.of(row, name)).toList();
    boolean counts = method.getReturnType() != void.class;
    boolean hasKey = !batch.key().isEmpty();
    var multiRow =
        counts
            ? hasKey ? returning(batch.key(), text, slots) : null
            : hasKey || text.startsWith("INSERT") ? multiRow(text, slots) : null;
    return new RowStatement(
        positional(text),
        slots,
        batch.createsKeys(),
        counts,
        multiRow,
        hasKey ? ParameterBinding.of(row, batch.key(), false) : null);
  }

  /** A statement with positional parameters. */
  static String positional(String statement) {
    return NAME.matcher(statement).replaceAll("?");
  }

  private static @Nullable MultiRowStatement multiRow(String text, List<ParameterBinding> slots) {
    int[] next = {0};
    var columns = NAME.matcher(text).replaceAll(_ -> MultiRowStatement.column(next[0]++));
    return MultiRowStatement.of(columns, slots).orElse(null);
  }

  private static @Nullable MultiRowStatement returning(
      String key, String text, List<ParameterBinding> slots) {
    var column = key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return multiRow(text + " RETURNING " + column, slots);
  }

  @Nullable Object[] values(Object row, ColumnCipher cipher) throws ReflectiveOperationException {
    var values = new @Nullable Object[slots.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = slots.get(i).value(row, cipher);
    }
    return values;
  }

  /**
   * Binds values with their types even when they are null; otherwise PostgreSQL would prepare the
   * statement again.
   *
   * @param first number of the first parameter
   */
  void bind(PreparedStatement statement, int first, @Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        statement.setNull(first + i, slots.get(i).sqlType());
      } else {
        statement.setObject(first + i, values[i]);
      }
    }
  }

  /** Creates the keys of the users whose values are encrypted, if wanted. */
  void createKeys(Collection<?> rows, ColumnCipher cipher) throws ReflectiveOperationException {
    if (createsKeys) {
      cipher.createKeys(people(rows));
    }
  }

  private Set<UserId> people(Collection<?> rows) throws ReflectiveOperationException {
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
}
