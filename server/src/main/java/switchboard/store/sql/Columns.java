package switchboard.store.sql;

import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * Column types: an {@link Instant} is stored as milliseconds, a boolean as 0 or 1, an enum as its
 * name in lower case, an id as its number.
 */
final class Columns {

  private Columns() {}

  static void register(Jdbi jdbi, ColumnCipher cipher) {
    jdbi.installPlugin(new SqlObjectPlugin())
        .registerArgument(new Preparable<>(Instant.class, Types.BIGINT, Instant::toEpochMilli))
        .registerArgument(new Preparable<>(Boolean.class, Types.INTEGER, flag -> flag ? 1 : 0))
        .registerArgument(new Preparable<>(boolean.class, Types.INTEGER, flag -> flag ? 1 : 0))
        .registerArgument(new Preparable<>(Enum.class, Types.VARCHAR, Columns::word))
        .registerArgument(new Preparable<>(String.class, Types.VARCHAR, Columns::text))
        .registerColumnMapper(
            Instant.class,
            (result, column, context) -> {
              long millis = result.getLong(column);
              return result.wasNull() ? null : Instant.ofEpochMilli(millis);
            });
    NumericIds.register(jdbi);
    jdbi.registerRowMapper(new RecordMappers(cipher));
    jdbi.configure(ColumnCipher.Config.class, config -> config.use(cipher));
    jdbi.setStatementBuilderFactory(StatementCache::new);
  }

  /** An enum constant as it is stored. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A text as it is stored: PostgreSQL has no texts with U+0000. */
  static String text(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /**
   * Maps rows to any record but an id. Keeps the mappers, because Jdbi asks again for each query.
   */
  private static final class RecordMappers implements RowMapperFactory {

    private final Map<Type, RowMapper<?>> mappers = new ConcurrentHashMap<>();
    private final ColumnCipher cipher;

    RecordMappers(ColumnCipher cipher) {
      this.cipher = cipher;
    }

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
      return type instanceof Class<?> row && row.isRecord() && !NumericIds.has(type)
          ? Optional.of(mappers.computeIfAbsent(type, _ -> RecordMapper.of(row, cipher)))
          : Optional.empty();
    }
  }

  /** Binds a type as a number or text. Preparable factories take precedence over Jdbi's own. */
  private record Preparable<T>(Class<T> type, int sqlType, Function<T, Object> stored)
      implements ArgumentFactory.Preparable {

    @Override
    public Optional<Function<Object, Argument>> prepare(Type wanted, ConfigRegistry config) {
      return isFor(wanted) ? Optional.of(this::argument) : Optional.empty();
    }

    @Override
    public Optional<Argument> build(Type wanted, Object value, ConfigRegistry config) {
      return isFor(wanted) ? Optional.of(argument(value)) : Optional.empty();
    }

    private boolean isFor(Type wanted) {
      return wanted instanceof Class<?> given && type.isAssignableFrom(given);
    }

    @SuppressWarnings("unchecked")
    private Argument argument(Object value) {
      return (position, statement, context) -> {
        if (value == null) {
          statement.setNull(position, sqlType);
        } else {
          statement.setObject(position, stored.apply((T) value));
        }
      };
    }
  }
}
