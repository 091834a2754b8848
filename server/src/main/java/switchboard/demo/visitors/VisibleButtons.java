package switchboard.demo.visitors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import switchboard.domain.Bot;
import tools.jackson.databind.JsonNode;

/**
 * The buttons of a message that users can press, identified by their callback data. Its prefixes
 * are part of the brain's format, which never changes.
 *
 * @param message its id
 * @param data callback data of the buttons
 */
record VisibleButtons(long message, List<String> data) {

  static final String SCREEN = "s:";
  static final String HOME = "a:home";
  private static final String OFFERED = "o:s:";
  private static final String REFUSED = "n:";

  /** The buttons of the newest message that has any. */
  static Optional<VisibleButtons> newest(List<JsonNode> messages) {
    return messages.reversed().stream()
        .filter(message -> message.path("reply_markup").has("inline_keyboard"))
        .findFirst()
        .map(message -> new VisibleButtons(message.path("message_id").asLong(0), carried(message)));
  }

  private static List<String> carried(JsonNode message) {
    var data = new ArrayList<String>();
    for (var row : message.path("reply_markup").path("inline_keyboard")) {
      for (var button : row) {
        if (button.has("callback_data")) {
          data.add(button.path("callback_data").asString(""));
        }
      }
    }
    return data;
  }

  /**
   * Picks a button that leads on rather than back, seldom to settings, never to an action that
   * cannot be undone.
   */
  Optional<String> pick(Random dice, Set<String> seen, Bot bot) {
    int all = data.stream().mapToInt(button -> weight(button, seen, bot)).sum();
    if (all == 0) {
      return Optional.empty();
    }
    int left = dice.nextInt(all);
    for (var button : data) {
      left -= weight(button, seen, bot);
      if (left < 0) {
        return Optional.of(button);
      }
    }
    return Optional.empty();
  }

  private static int weight(String button, Set<String> seen, Bot bot) {
    if (button.startsWith(SCREEN)) {
      var screen = button.substring(SCREEN.length());
      return screen.equals(bot.home()) || seen.contains(screen) ? 6 : 30;
    }
    if (button.startsWith(OFFERED)) {
      return 40;
    }
    if (button.startsWith(REFUSED)) {
      return 3;
    }
    return switch (button) {
      case HOME -> 12;
      case "k" -> 40;
      case "q" -> 6;
      case "a:history" -> 6;
      case "a:settings", "a:privacy" -> 2;
      default -> button.startsWith("h:") ? 3 : button.startsWith("p:n:") ? 1 : 0;
    };
  }
}
