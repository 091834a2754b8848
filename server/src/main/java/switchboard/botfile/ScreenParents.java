package switchboard.botfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Back leads from each screen: to the enclosing screen; from those in the list {@code
 * screens} to the nearest screen that opens them, else to the main menu. Never in a circle.
 */
final class ScreenParents {

  private final Map<String, Draft.Screen> byId = new LinkedHashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final String home;

  private ScreenParents(Draft draft, String home) {
    this.home = home;
    for (var screen : draft.screens()) {
      if (screen.id() != null && byId.putIfAbsent(screen.id().value(), screen) == null) {
        nested(screen, screen.id().value());
      }
    }
  }

  private void nested(Draft.Screen screen, String id) {
    if (screen.parent() != null) {
      parents.put(id, screen.parent());
    }
  }

  /** Parents by screen id. The main menu, which is the first screen, has none. */
  static Map<String, String> of(Draft draft) {
    var first = draft.screens().isEmpty() ? null : draft.screens().getFirst().id();
    return first == null ? Map.of() : new ScreenParents(draft, first.value()).complete();
  }

  private Map<String, String> complete() {
    var reached = new HashSet<String>(List.of(home));
    var waiting = new ArrayDeque<>(reached);
    while (!waiting.isEmpty()) {
      var opener = waiting.remove();
      var screen = byId.get(opener);
      if (screen != null) {
        screen
            .opens()
            .filter(reached::add)
            .forEach(opened -> {
              adopt(opened, opener);
              waiting.add(opened);
            });
      }
    }
    byId.keySet().forEach(id -> adopt(id, home));
    return Map.copyOf(parents);
  }

  private void adopt(String id, String opener) {
    if (!id.equals(home) && byId.containsKey(id) && !parents.containsKey(id)) {
      parents.put(id, ancestors(parents, opener).contains(id) ? home : opener);
    }
  }

  /** The screen itself and its ancestors, nearest first. */
  static List<String> ancestors(Map<String, String> parents, @Nullable String from) {
    var line = new ArrayList<String>();
    for (var id = from; id != null && !line.contains(id); id = parents.get(id)) {
      line.add(id);
    }
    return line;
  }
}
