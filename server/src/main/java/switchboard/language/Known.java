package switchboard.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.LocalizedText;
import switchboard.domain.Screen;
import switchboard.domain.Screen.Item;
import switchboard.domain.ScreenMedia;
import switchboard.markup.TelegramHtml;

/**
 * A screen or an action, and all that the bot file says about it.
 *
 * @param parent number of the screen above it; -1 for none
 * @param supplement whether it only adds a file or a place to the screen above it
 */
record Known(Meaning meaning, int parent, boolean supplement, List<Saying> sayings) {

  /** Where something is said, and how much its words tell about the screen. */
  enum Part {
    LABEL(1f),
    LEADING(0.9f),
    DESCRIPTION(0.75f),
    LINK(0.75f),
    TEXT(0.5f);

    private final float strength;

    Part(float strength) {
      this.strength = strength;
    }

    float strength() {
      return strength;
    }
  }

  record Saying(Part part, LocalizedText text) {}

  /** All of a bot, except its main menu, which is where people come from. */
  static List<Known> of(Bot bot) {
    var numbers = new LinkedHashMap<String, Integer>();
    bot.screens().keySet().stream()
        .filter(id -> !id.equals(bot.home()))
        .forEach(id -> numbers.put(id, numbers.size()));
    var known = new ArrayList<Known>();
    var leading = leading(bot);
    bot.screens().values().stream()
        .filter(screen -> numbers.containsKey(screen.id()))
        .forEach(screen -> known.add(screen(bot, screen, numbers, leading)));
    for (var action : Action.values()) {
      known.add(action(bot, action));
    }
    return List.copyOf(known);
  }

  /** Labels of buttons by the screen that they open, from other places than its parent. */
  private static Map<String, List<Saying>> leading(Bot bot) {
    var leading = new LinkedHashMap<String, List<Saying>>();
    for (var screen : bot.screens().values()) {
      for (var item : screen.items()) {
        if (item instanceof Item.Open(var label, var target)) {
          var part = isParent(bot, screen, target) ? Part.LABEL : Part.LEADING;
          leading.computeIfAbsent(target, _ -> new ArrayList<>()).add(new Saying(part, label));
        }
      }
    }
    return leading;
  }

  private static boolean isParent(Bot bot, Screen screen, String target) {
    return bot.screen(target).map(it -> screen.id().equals(it.parent())).orElse(false);
  }

  private static Known screen(
      Bot bot, Screen screen, Map<String, Integer> numbers, Map<String, List<Saying>> leading) {
    var sayings = new ArrayList<>(leading.getOrDefault(screen.id(), List.of()));
    for (var item : screen.items()) {
      switch (item) {
        case Item.Link(var label, _) -> sayings.add(new Saying(Part.LINK, label));
        case Item.Copy(var label, _) -> sayings.add(new Saying(Part.LINK, label));
        case Item.Open _, Item.Act _ -> {}
      }
    }
    bot.commands().stream()
        .filter(it -> new Bot.Leads.ToScreen(screen.id()).equals(it.leads()))
        .forEach(it -> sayings.add(new Saying(Part.DESCRIPTION, it.description())));
    sayings.add(new Saying(Part.TEXT, screen.text()));
    var supplement = !screen.media().equals(ScreenMedia.NONE) && screen.items().isEmpty();
    var parent = screen.parent() == null ? -1 : numbers.getOrDefault(screen.parent(), -1);
    return new Known(new Meaning.OfScreen(screen.id()), parent, supplement && parent >= 0, sayings);
  }

  private static Known action(Bot bot, Action action) {
    var sayings = new ArrayList<Saying>();
    bot.screens().values().stream()
        .flatMap(screen -> screen.items().stream())
        .forEach(item -> {
          if (item instanceof Item.Act(var label, var act) && act == action) {
            sayings.add(new Saying(Part.LABEL, label));
          }
        });
    bot.commands().stream()
        .filter(it -> new Bot.Leads.ToAction(action).equals(it.leads()))
        .forEach(it -> sayings.add(new Saying(Part.DESCRIPTION, it.description())));
    return new Known(Meaning.of(action), -1, false, sayings);
  }

  /** The visible text of a saying. */
  static String visible(String html) {
    return TelegramHtml.visible(html.replaceAll("\\{\\w+}", " "));
  }
}
