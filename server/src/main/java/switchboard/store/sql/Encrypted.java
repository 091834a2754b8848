package switchboard.store.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text that is stored encrypted with the key of the user in component {@code userId}, or
 * with the common key when there is no such component or it is null.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Encrypted {

  /** Placeholder for a text that cannot be decrypted. */
  String DAMAGED = "⚠ damaged";

  /** Placeholder for a text of a user who is being erased while it is read. */
  String ERASED = "⚠ erased";

  /** {@code table.column}; authenticated with the ciphertext, so it must never change. */
  String column();

  /** The component that holds the row id. */
  String row() default "id";
}
