package switchboard.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import switchboard.domain.AuditAction;

/** The permission that a route requires. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

  Permission value();

  /** Whether only a token is accepted, as for a change by GET. */
  boolean byTokenOnly() default false;

  /** Whether a session's last authentication must be at most five minutes old. */
  boolean freshly() default false;

  /**
   * Whether it is in the audit log; not so what changes nothing that lasts, many times a minute.
   */
  boolean logged() default true;

  /** The action in the audit log, at most one; by default it follows from the permission. */
  AuditAction[] as() default {};
}
