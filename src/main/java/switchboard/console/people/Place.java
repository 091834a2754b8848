package switchboard.console.people;

import java.util.List;
import switchboard.console.Say;
import switchboard.console.Shown;
import switchboard.domain.Bot;
import switchboard.domain.Conversation;
import switchboard.domain.Screen;
import switchboard.store.StoredJson;
import tools.jackson.core.JacksonException;

/**
 * A user's current screen.
 *
 * @param name the title of the screen
 * @param text the text in the bot file; empty for screens that are not in it
 * @param buttons the labels of the buttons
 */
record Place(String name, String text, List<String> buttons) {

  /**
   * @param data the state as JSON
   * @param language the user's language
   */
  static Place of(Bot bot, String data, String language, String firstName) {
    try {
      return switch (StoredJson.conversation(data)) {
        case Conversation.Browsing(var id) ->
            bot.screen(id)
                .map(screen -> screen(bot, screen, language, firstName))
                .orElseGet(() -> new Place(id, "", List.of()));
        case Conversation.ReadingHistory _ -> product(":history");
        case Conversation.InSettings _ -> product(":settings");
        case Conversation.ConfirmingDeletion _ -> product(":confirming_deletion");
        case Conversation.ReadingPrivacy _ -> product(":privacy");
      };
    } catch (JacksonException e) {
      return new Place(Say.say("unknown"), "", List.of());
    }
  }

  private static Place product(String id) {
    return new Place(Shown.screen(id), "", List.of());
  }

  private static Place screen(Bot bot, Screen screen, String language, String firstName) {
    var text = Shown.plain(screen.text().in(language)).replace("{first_name}", firstName);
    var labels = screen.items().stream().map(item -> item.label().in(language)).toList();
    return new Place(Shown.screen(bot, screen.id()), text, labels);
  }
}
