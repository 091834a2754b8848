package switchboard.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Bot;
import switchboard.domain.Screen;
import switchboard.domain.Screen.Item;
import switchboard.store.Rollups;

/**
 * The bot's screens as a tree, from the main menu down.
 *
 * @param apart screens that no button leads to from there
 * @param own pages of the product and how often they were opened
 */
record Menu(Node home, List<Node> apart, List<Rollups.ScreenOpened> own) {

  /**
   * A screen with what its buttons lead to.
   *
   * @param label of the button that leads here; empty for the main menu
   * @param text as people see it, in the default language
   */
  record Node(String id, String label, String text, long opened, List<Branch> branches) {}

  /**
   * A button of a screen.
   *
   * @param screen what it opens, where that is shown here
   * @param kind of a button that opens no screen, or one that is shown elsewhere
   * @param target the screen that is shown elsewhere; empty for all others
   */
  record Branch(String label, @Nullable Node screen, String kind, String target) {}

  static Menu of(Bot bot, List<Rollups.ScreenOpened> opened) {
    var counts = new HashMap<String, Long>();
    opened.forEach(screen -> counts.put(screen.screen(), screen.opened()));
    var drawing = new Drawing(bot, counts, new HashSet<>());
    var home = drawing.node(bot.homeScreen(), "");
    var apart = new ArrayList<Node>();
    bot.screens().values().stream()
        .filter(screen -> !drawing.shown().contains(screen.id()))
        .forEach(screen -> apart.add(drawing.node(screen, "")));
    var own = opened.stream().filter(screen -> screen.screen().startsWith(":")).toList();
    return new Menu(home, apart, own);
  }

  /** Each screen is drawn once; where else it is led to, there is a link. */
  private record Drawing(Bot bot, Map<String, Long> counts, Set<String> shown) {

    private Node node(Screen screen, String label) {
      shown.add(screen.id());
      var branches = screen.items().stream().map(this::branch).toList();
      var text = Talk.plain(screen.text().in(bot.defaultLanguage()));
      return new Node(screen.id(), label, text, counts.getOrDefault(screen.id(), 0L), branches);
    }

    private Branch branch(Item item) {
      var label = item.label().in(bot.defaultLanguage());
      return switch (item) {
        case Item.Open open -> opening(label, bot.screen(open.screen()).orElseThrow());
        case Item.Link _ -> new Branch(label, null, Say.say("link"), "");
        case Item.Copy _ -> new Branch(label, null, Say.say("copies a text"), "");
        case Item.Act act ->
            new Branch(label, null, act.action().name().toLowerCase(java.util.Locale.ROOT), "");
      };
    }

    private Branch opening(String label, Screen screen) {
      return shown.contains(screen.id())
          ? new Branch(label, null, screen.id(), screen.id())
          : new Branch(label, node(screen, label), "", "");
    }
  }
}
