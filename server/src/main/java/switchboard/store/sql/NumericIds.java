package switchboard.store.sql;

import java.lang.reflect.Type;
import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AccountId;
import switchboard.domain.ChatId;
import switchboard.domain.NumericId;
import switchboard.domain.UserId;

/** Types of ids, which are numbers in the database. */
final class NumericIds {

  private static final Map<Class<?>, LongFunction<? extends NumericId>> TYPES =
      Map.of(UserId.class, UserId::new, ChatId.class, ChatId::new, AccountId.class, AccountId::new);

  private NumericIds() {}

  static boolean has(Type type) {
    return type instanceof Class<?> && TYPES.containsKey(type);
  }

  /** The id of this type; absent when the type is not one of ids. */
  static @Nullable NumericId of(Class<?> type, long number) {
    var constructor = TYPES.get(type);
    return constructor == null ? null : constructor.apply(number);
  }

  /** The number of a row id, which may be of any type. */
  static long number(@Nullable Object id) {
    return switch (id) {
      case NumericId typed -> typed.value();
      case Long number -> number;
      case null -> 0;
      default -> throw new IllegalStateException(id.getClass().getName() + " is no row id");
    };
  }

  static void register(Jdbi jdbi) {
    jdbi.registerArgument(new Arguments());
    TYPES.forEach((type, constructor) ->
        jdbi.registerColumnMapper(
            (Type) type,
            (result, column, _) -> {
              long number = result.getLong(column);
              return result.wasNull() ? null : constructor.apply(number);
            }));
  }

  private static final class Arguments implements ArgumentFactory.Preparable {

    @Override
    public Optional<Function<Object, Argument>> prepare(Type wanted, ConfigRegistry config) {
      return has(wanted) ? Optional.of(Arguments::argument) : Optional.empty();
    }

    private static Argument argument(@Nullable Object id) {
      return (position, statement, _) -> {
        if (id instanceof NumericId number) {
          statement.setLong(position, number.value());
        } else {
          statement.setNull(position, Types.BIGINT);
        }
      };
    }
  }
}
