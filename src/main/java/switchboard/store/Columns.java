package switchboard.store;

import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** How our types stand in columns: an {@link Instant} is milliseconds, a flag is 0 or 1. */
final class Columns {

  private Columns() {}

  static void register(Jdbi jdbi) {
    jdbi.installPlugin(new SqlObjectPlugin())
        .registerArgument(new Preparable<>(Instant.class, Types.BIGINT, Instant::toEpochMilli))
        .registerArgument(new Preparable<>(Boolean.class, Types.INTEGER, flag -> flag ? 1 : 0))
        .registerArgument(new Preparable<>(boolean.class, Types.INTEGER, flag -> flag ? 1 : 0))
        .registerColumnMapper(
            Instant.class,
            (result, column, context) -> {
              long millis = result.getLong(column);
              return result.wasNull() ? null : Instant.ofEpochMilli(millis);
            });
    for (var row : Rows.class.getDeclaredClasses()) {
      jdbi.registerRowMapper(ConstructorMapper.factory(row));
    }
    HotRows.register(jdbi);
    jdbi.setStatementBuilderFactory(KeptStatements::new);
  }

  /** Binds a type as a number; preparable ones are found before the library's own. */
  private record Preparable<T>(Class<T> type, int sqlType, Function<T, Object> number)
      implements ArgumentFactory.Preparable {

    @Override
    public Optional<Function<Object, Argument>> prepare(Type wanted, ConfigRegistry config) {
      return wanted.equals(type) ? Optional.of(this::argument) : Optional.empty();
    }

    @Override
    public Optional<Argument> build(Type wanted, Object value, ConfigRegistry config) {
      return wanted.equals(type) ? Optional.of(argument(value)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private Argument argument(Object value) {
      return (position, statement, context) -> {
        if (value == null) {
          statement.setNull(position, sqlType);
        } else {
          statement.setObject(position, number.apply((T) value));
        }
      };
    }
  }
}
