package switchboard.demo.visitors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import switchboard.demo.visitors.Persona.Habit;
import switchboard.domain.UserId;

/** All simulated users, the same every time, with ids like those of Telegram. */
public final class Personas {

  private static final long SEED = 120;
  private static final long LOWEST = 100_000_000L;
  private static final long HIGHEST = 8_000_000_000L;

  private Personas() {}

  public static List<Persona> read() {
    var dice = new Random(SEED);
    Map<UserId, Persona> cast = new LinkedHashMap<>();
    for (var line : TextLines.of("people.txt", 6)) {
      var id = new UserId(dice.nextLong(LOWEST, HIGHEST));
      while (cast.containsKey(id)) {
        id = new UserId(id.value() + 1);
      }
      cast.put(id, member(id, line));
    }
    return List.copyOf(cast.values());
  }

  private static Persona member(UserId id, List<String> line) {
    var habit = line.get(5);
    return new Persona(
        id,
        line.get(2),
        orNull(line.get(3)),
        orNull(line.get(4)),
        line.get(0),
        line.get(1),
        habit.isEmpty() ? Habit.NONE : Habit.valueOf(habit.toUpperCase(Locale.ROOT)));
  }

  private static @Nullable String orNull(String word) {
    return word.isEmpty() ? null : word;
  }
}
