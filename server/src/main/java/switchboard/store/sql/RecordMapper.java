package switchboard.store.sql;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;

/**
 * Maps rows to records: each component from the column of its name, encrypted columns decrypted.
 * Jdbi's own mapper is set up again for each query, which took a third of the writer's time.
 */
final class RecordMapper<T> implements RowMapper<T> {

  /**
   * A record component and its column.
   *
   * @param row for an encrypted component, the index of the component with the row id
   */
  private record Part(String column, Class<?> type, @Nullable Encrypted encrypted, int row) {}

  private final Constructor<T> constructor;
  private final List<Part> parts;
  private final int person;
  private final ColumnCipher cipher;

  private RecordMapper(Class<T> type, ColumnCipher cipher) throws NoSuchMethodException {
    var components = type.getRecordComponents();
    var names = Arrays.stream(components).map(RecordComponent::getName).toList();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true); // row records need not be public
    parts = Arrays.stream(components).map(component -> part(component, names)).toList();
    person = names.indexOf("userId");
    this.cipher = cipher;
  }

  static <T> RecordMapper<T> of(Class<T> type, ColumnCipher cipher) {
    try {
      return new RecordMapper<>(type, cipher);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Part part(RecordComponent component, List<String> names) {
    var encrypted = component.getAnnotation(Encrypted.class);
    return new Part(
        component.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT),
        component.getType(),
        encrypted,
        encrypted == null ? -1 : names.indexOf(encrypted.row()));
  }

  @Override
  public T map(ResultSet result, StatementContext context) throws SQLException {
    var values = new @Nullable Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      if (parts.get(i).encrypted() == null) {
        values[i] = plain(result, parts.get(i));
      }
    }
    for (int i = 0; i < values.length; i++) {
      var encrypted = parts.get(i).encrypted();
      if (encrypted != null) {
        var user = person < 0 ? null : (UserId) values[person];
        long row = NumericIds.number(values[parts.get(i).row()]);
        values[i] =
            cipher.open(result.getBytes(parts.get(i).column()), encrypted.column(), user, row);
      }
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object plain(ResultSet result, Part part) throws SQLException {
    var type = part.type();
    if (type == String.class) {
      return result.getString(part.column());
    }
    if (type.isEnum()) {
      return constant(type, result.getString(part.column()));
    }
    if (type == boolean.class || type == Boolean.class) {
      boolean flag = result.getBoolean(part.column()); // a number, or what a condition results in
      return result.wasNull() ? null : (Object) flag;
    }
    long number = result.getLong(part.column());
    if (result.wasNull()) {
      return null;
    }
    if (type == Instant.class) {
      return Instant.ofEpochMilli(number);
    }
    var id = NumericIds.of(type, number);
    if (id != null) {
      return id;
    }
    return type == int.class || type == Integer.class ? (Object) (int) number : (Object) number;
  }

  private static @Nullable Object constant(Class<?> type, @Nullable String word) {
    for (var constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    if (word == null) {
      return null;
    }
    throw new IllegalStateException(type.getSimpleName() + " has no constant for a stored word");
  }
}
