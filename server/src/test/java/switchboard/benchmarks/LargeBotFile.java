package switchboard.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A bot file with many screens, three levels deep, and some goals. */
final class LargeBotFile {

  private static final int SECTIONS = 10;
  private static final List<String> LANGUAGES = List.of("en", "de", "es", "ru");

  private LargeBotFile() {}

  /** The ids of its screens. */
  static List<String> screens(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> i == 0 ? "home" : "screen-of-the-bot-" + i)
        .toList();
  }

  static String text(int screens, int goals, int steps) {
    var ids = screens(screens);
    var lines = new ArrayList<String>();
    lines.add("name: Large Shop");
    lines.add("languages: " + LANGUAGES);
    lines.add("goals:");
    for (int goal = 0; goal < goals; goal++) {
      var way = ids.subList(1 + goal * steps, 1 + (goal + 1) * steps);
      lines.add("  - {id: goal-%1$d, label: Goal %1$d, steps: %2$s}".formatted(goal, way));
    }
    lines.add("menu:");
    lines.add("  id: home");
    lines.add("  text: Welcome");
    lines.add("  items:");
    for (int section = 1; section <= SECTIONS; section++) {
      lines.add("    - " + screen(ids.get(section)));
      lines.add("      items:");
      for (int i = section + SECTIONS; i < screens; i += SECTIONS) {
        lines.add("        - {%s}".formatted(screen(ids.get(i)).replace("\n      ", ", ")));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String screen(String id) {
    return "id: %1$s\n      label: Label of %1$s\n      text: Text of %1$s".formatted(id);
  }
}
