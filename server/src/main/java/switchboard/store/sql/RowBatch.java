package switchboard.store.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandler;
import org.jdbi.v3.core.extension.annotation.UseExtensionHandler;

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

  /**
   * The component with the key of a row. PostgreSQL takes all rows at once if their keys differ.
   * Without a key, insertions without update counts are taken to differ, and other statements run
   * for each row.
   */
  String key() default "";

  /** Created by Jdbi, one per method. */
  final class Handler implements ExtensionHandler {

    private final RowStatement statement;

    public Handler(Class<?> table, Method method) {
      statement = RowStatement.of(method);
    }

    /** A statement with positional parameters. */
    public static String positional(String statement) {
      return RowStatement.positional(statement);
    }

    @Override
    public AttachedExtensionHandler attachTo(ConfigRegistry config, Object target) {
      var cipher = config.get(ColumnCipher.Config.class).cipher();
      return ConnectionFactory.isRemote(config)
          ? new RemoteRows(statement, cipher)
          : new LocalRows(statement, cipher);
    }
  }
}
