package switchboard.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that stands encrypted in its column, with the key of the person in the component {@code
 * userId}; with the common key where there is no such component, or nobody in it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Encrypted {

  /** What is read in the place of a text that does not open any more. */
  String DAMAGED = "⚠ damaged";

  /** {@code table.column}: part of what is encrypted, so it never changes. */
  String column();

  /** The component that numbers the row. */
  String row() default "id";
}
