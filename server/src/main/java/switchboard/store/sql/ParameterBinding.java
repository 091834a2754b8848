package switchboard.store.sql;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import switchboard.domain.NumericId;
import switchboard.domain.UserId;

/**
 * A statement parameter bound from a record component.
 *
 * @param print whether to bind the fingerprint instead of the value
 * @param user for a user's encrypted value, the component with the user id
 * @param row for an encrypted value, the component with the row id
 */
record ParameterBinding(
    Method component,
    boolean print,
    @Nullable Encrypted encrypted,
    @Nullable Method user,
    @Nullable Method row) {

  /**
   * @param name matched component name, and whether the fingerprint is wanted
   */
  static ParameterBinding of(Class<?> record, MatchResult name) {
    return of(record, name.group(1), name.group(2) != null);
  }

  static ParameterBinding of(Class<?> record, String name, boolean print) {
    var component = component(record, name);
    var encrypted = component.getAnnotation(Encrypted.class);
    return encrypted == null || print
        ? new ParameterBinding(accessor(component), print, null, null, null)
        : new ParameterBinding(
            accessor(component),
            false,
            encrypted,
            find(record, "userId").map(ParameterBinding::accessor).orElse(null),
            accessor(component(record, encrypted.row())));
  }

  private static RecordComponent component(Class<?> record, String name) {
    return find(record, name)
        .orElseThrow(() -> new IllegalArgumentException(record + " has no " + name));
  }

  private static Optional<RecordComponent> find(Class<?> record, String name) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst();
  }

  /** Row records belong to their tables and need not be public. */
  private static Method accessor(RecordComponent component) {
    var accessor = component.getAccessor();
    accessor.setAccessible(true);
    return accessor;
  }

  /** The value to bind: ciphertext, a fingerprint or the column value. */
  @Nullable Object value(Object record, ColumnCipher cipher) throws ReflectiveOperationException {
    var value = component.invoke(record);
    if (encrypted != null && row != null) {
      return cipher.seal(
          (String) value, encrypted.column(), owner(record), NumericIds.number(row.invoke(record)));
    }
    return print ? cipher.print((String) value) : column(value);
  }

  /** The type of the column, as of {@link Types}. */
  int sqlType() {
    if (encrypted != null) {
      return Types.BINARY;
    }
    var type = component.getReturnType();
    if (print || type == String.class || type.isEnum()) {
      return Types.VARCHAR;
    }
    return type == boolean.class
            || type == int.class
            || type == Boolean.class
            || type == Integer.class
        ? Types.INTEGER
        : Types.BIGINT;
  }

  /** The user the value is encrypted for, if any. */
  @Nullable UserId owner(Object record) throws ReflectiveOperationException {
    return user == null ? null : (UserId) user.invoke(record);
  }

  private static @Nullable Object column(@Nullable Object value) {
    return switch (value) {
      case Instant at -> at.toEpochMilli();
      case Boolean flag -> flag ? 1 : 0;
      case NumericId id -> id.value();
      case String text -> Columns.text(text);
      case Enum<?> constant -> Columns.word(constant);
      case null, default -> value;
    };
  }
}
