package switchboard.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import switchboard.domain.AuditAction;

/** The permission without which a route is closed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

  Permission value();

  /** Whether a login will not do, as for a change that is asked for by GET. */
  boolean byTokenOnly() default false;

  /** Whether somebody logged in must have proved who they are in the last five minutes. */
  boolean freshly() default false;

  /** What the audit log calls it, at most one; without it the permission says that. */
  AuditAction[] as() default {};
}
