package switchboard.store;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of a record stands in a statement, and how it gets there.
 *
 * @param print whether its fingerprint stands there in its stead
 * @param user for an encrypted one of a person, the component that holds whose it is
 * @param row the one that numbers the row
 */
record Slot(
    Method component,
    boolean print,
    @Nullable Encrypted encrypted,
    @Nullable Method user,
    @Nullable Method row) {

  /**
   * @param name the component's, and whether its fingerprint is wanted
   */
  static Slot of(Class<?> record, MatchResult name) {
    boolean print = name.group(2) != null;
    var component = component(record, name.group(1));
    var encrypted = component.getAnnotation(Encrypted.class);
    return encrypted == null || print
        ? new Slot(component.getAccessor(), print, null, null, null)
        : new Slot(
            component.getAccessor(),
            false,
            encrypted,
            find(record, "userId").map(RecordComponent::getAccessor).orElse(null),
            component(record, encrypted.row()).getAccessor());
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

  /** What is bound: ciphertext, a fingerprint, or the value as columns hold it. */
  @Nullable Object value(Object record, Sealing sealing) throws ReflectiveOperationException {
    var value = component.invoke(record);
    if (encrypted != null && row != null) {
      return sealing.seal(
          (String) value, encrypted.column(), (Long) owner(record), (Long) row.invoke(record));
    }
    return print ? sealing.print((String) value) : column(value);
  }

  /** Whose the value is, when it is encrypted. */
  @Nullable Object owner(Object record) throws ReflectiveOperationException {
    return user == null ? null : user.invoke(record);
  }

  private static @Nullable Object column(@Nullable Object value) {
    return switch (value) {
      case Instant at -> at.toEpochMilli();
      case Boolean flag -> flag ? 1 : 0;
      case null, default -> value;
    };
  }
}
