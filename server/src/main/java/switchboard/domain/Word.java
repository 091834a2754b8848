package switchboard.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A constant with a name outside the program: in rows, commands, forms or the bot file. */
public interface Word {

  /** The name in Java. */
  String name();

  /** The name outside the program. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The constant with this word. */
  static <E extends Enum<E> & Word> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.word().equals(word))
        .findFirst();
  }
}
