package switchboard.console.bot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.domain.LocalizedText;
import switchboard.domain.Screen;
import switchboard.markup.MessageText;
import switchboard.markup.TelegramHtml;
import switchboard.store.RollupDao;

/**
 * The bot's screens as a tree, in its default language. Each screen appears once, below the target
 * of its Back button; other buttons that open it only name it.
 *
 * @param screens the main menu first, then screens that are unreachable or nested too deeply
 * @param own the built-in screens, and how often they were opened
 * @param gone screens that were opened but are no longer in the bot
 */
public record ScreenTree(
    List<Entry.Opens> screens,
    List<RollupDao.ScreenOpened> own,
    List<RollupDao.ScreenOpened> gone) {

  private static final int DEEPEST = 6;
  private static final int MAX_LENGTH = 160;
  private static final List<String> OWN =
      List.of(":history", ":settings", ":privacy", ":confirming_deletion");

  /** What a button does. */
  public sealed interface Entry {

    String label();

    /**
     * Opens a screen that is described here.
     *
     * @param label empty at the root of a tree
     */
    record Opens(String label, String id, String text, long opened, List<Entry> entries)
        implements Entry {}

    /** Opens a screen that is described elsewhere. */
    record Leads(String label, String id) implements Entry {}

    /**
     * Does something else.
     *
     * @param kind in words
     */
    record Does(String label, String kind, String what) implements Entry {}
  }

  static ScreenTree of(Bot bot, List<RollupDao.ScreenOpened> opened) {
    var counts = new HashMap<String, Long>();
    for (var screen : opened) {
      var id = bot.screen(screen.screen()).map(Screen::id).orElse(screen.screen());
      counts.merge(id, screen.opened(), Long::sum);
    }
    var own =
        OWN.stream()
            .map(id -> new RollupDao.ScreenOpened(id, counts.getOrDefault(id, 0L)))
            .toList();
    var gone =
        opened.stream()
            .filter(screen -> bot.screen(screen.screen()).isEmpty())
            .filter(screen -> !OWN.contains(screen.screen()))
            .toList();
    return new ScreenTree(new Planting(bot, counts).trees(), own, gone);
  }

  /** A text as one line of limited length. */
  static String shortened(String html) {
    return MessageText.shorten(TelegramHtml.visible(html), MAX_LENGTH);
  }

  /**
   * Builds the trees.
   *
   * @param described screens that are already in a tree
   * @param waiting screens that become roots of further trees
   */
  private record Planting(
      Bot bot, Map<String, Long> counts, Set<String> described, Queue<Screen> waiting) {

    Planting(Bot bot, Map<String, Long> counts) {
      this(bot, counts, new HashSet<>(), new ArrayDeque<>());
    }

    List<Entry.Opens> trees() {
      var trees = new ArrayList<Entry.Opens>();
      plant(bot.homeScreen(), trees);
      bot.screens().values().forEach(screen -> plant(screen, trees));
      return trees;
    }

    private void plant(Screen root, List<Entry.Opens> trees) {
      if (described.add(root.id())) {
        waiting.add(root);
      }
      while (!waiting.isEmpty()) {
        var screen = waiting.remove();
        trees.add(opens("", screen, 1));
      }
    }

    private Entry.Opens opens(String label, Screen screen, int depth) {
      return new Entry.Opens(
          label,
          screen.id(),
          shortened(in(screen.text())),
          counts.getOrDefault(screen.id(), 0L),
          screen.items().stream().map(item -> entry(item, screen, depth)).toList());
    }

    private Entry entry(Screen.Item item, Screen on, int depth) {
      var label = in(item.label());
      return switch (item) {
        case Screen.Item.Open(_, var id) ->
            bot.screen(id)
                .<Entry>map(screen -> screen(label, screen, on, depth))
                .orElseGet(() -> new Entry.Leads(label, id));
        case Screen.Item.Link(_, var url) ->
            new Entry.Does(label, Messages.translate("bot.menu.link"), in(url));
        case Screen.Item.Copy(_, var text) ->
            new Entry.Does(label, Messages.translate("bot.menu.copies_text"), in(text));
        case Screen.Item.Act(_, var action) ->
            new Entry.Does(label, Messages.translate("bot.menu.action"), Formats.action(action));
      };
    }

    private Entry screen(String label, Screen screen, Screen on, int depth) {
      if (!on.id().equals(screen.parent()) || !described.add(screen.id())) {
        return new Entry.Leads(label, screen.id());
      }
      if (depth < DEEPEST) {
        return opens(label, screen, depth + 1);
      }
      waiting.add(screen);
      return new Entry.Leads(label, screen.id());
    }

    private String in(LocalizedText words) {
      return words.in(bot.defaultLanguage());
    }
  }
}
