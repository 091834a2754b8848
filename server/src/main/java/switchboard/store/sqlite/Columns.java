package switchboard.store.sqlite;

import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import switchboard.store.OutboxDao;
import switchboard.store.RollupDao;
import switchboard.store.Rows;
import switchboard.store.UserDao;
import switchboard.store.keys.ColumnCipher;
import switchboard.store.keys.KeyRows;

/** Column types: an {@link Instant} is stored as milliseconds, a boolean as 0 or 1, an enum as its name in lower case. */
final class Columns {

  private Columns() {}

  static void register(Jdbi jdbi, ColumnCipher sealing) {
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
    for (var rows :
        List.of(Rows.class, UserDao.class, OutboxDao.class, RollupDao.class, KeyRows.class)) {
      for (var row : rows.getDeclaredClasses()) {
        jdbi.registerRowMapper(row, mapper(row, sealing));
      }
    }
    jdbi.configure(ColumnCipher.Config.class, config -> config.use(sealing));
    jdbi.setStatementBuilderFactory(StatementCache::new);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static RowMapper mapper(Class<?> row, ColumnCipher sealing) {
    return RecordMapper.of(row, sealing);
  }

  /** Binds a type as a number. Preparable factories take precedence over Jdbi's own. */
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
