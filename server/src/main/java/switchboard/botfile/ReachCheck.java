package switchboard.botfile;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.base.Suggestions;

/**
 * Checks that every screen can be reached from the main menu, by a command or by a link, and that
 * the main menu has buttons.
 */
final class ReachCheck {

  private static final Pattern LINKABLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private ReachCheck() {}

  static void check(Draft draft, ProblemList problems) {
    if (!draft.whole() || draft.screens().isEmpty()) {
      return;
    }
    var menu = draft.screens().getFirst();
    if (menu.items().isEmpty()) {
      problems.add(menu.spot(), "the main menu has no buttons", "add `items:` with buttons to it");
    }
    var reached = reached(draft);
    draft.screens().stream()
        .filter(screen -> screen.listed() && screen.id() != null)
        .filter(screen -> !reached.contains(idOf(screen)))
        .forEach(screen ->
            problems.add(
                screen.spot(),
                "nothing opens the screen `%s`".formatted(YamlValues.shortened(idOf(screen))),
                "add an item with `open: %1$s`; or write `link: true` if only links and QR codes (t.me/YOUR_BOT?start=%1$s) open it; or remove the screen"
                    .formatted(YamlValues.shortened(idOf(screen)))));
    draft.screens().stream().filter(Draft.Screen::linked).forEach(it -> linkable(it, problems));
  }

  /** Checks that an id may follow {@code ?start=} (Bot API, "Deep linking"). */
  private static void linkable(Draft.Screen screen, ProblemList problems) {
    var id = screen.id();
    if (id != null && !LINKABLE.matcher(id.value()).matches()) {
      problems.add(
          id.spot(),
          "a link cannot contain the id `%s`".formatted(YamlValues.shortened(id.value())),
          "use only a–z, A–Z, 0–9, - and _ in the id of a screen with `link: true`");
    }
  }

  private static String idOf(Draft.Screen screen) {
    return screen.id() == null ? "" : screen.id().value();
  }

  private static Set<String> reached(Draft draft) {
    var ids = draft.ids();
    var byId = draft.screens().stream().collect(groupingBy(ReachCheck::idOf));
    var waiting = new ArrayDeque<String>();
    waiting.add(idOf(draft.screens().getFirst()));
    draft.commands().stream()
        .flatMap(command -> Stream.ofNullable(command.open()))
        .forEach(open -> waiting.add(meant(open.value(), ids)));
    draft.screens().stream()
        .filter(Draft.Screen::linked)
        .map(ReachCheck::idOf)
        .forEach(waiting::add);
    var reached = new HashSet<String>();
    while (!waiting.isEmpty()) {
      var id = waiting.remove();
      if (reached.add(id)) {
        byId.getOrDefault(id, List.of()).stream()
            .flatMap(Draft.Screen::opens)
            .forEach(open -> waiting.add(meant(open, ids)));
      }
    }
    return reached;
  }

  /**
   * Resolves a misspelt `open`. It is reported as such, and the screen that it means not as
   * unreachable.
   */
  private static String meant(String open, List<String> ids) {
    return ids.contains(open) ? open : Suggestions.to(open, ids).orElse(open);
  }
}
