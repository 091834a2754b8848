package switchboard.console.people;

import java.util.List;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.domain.Conversation;
import switchboard.domain.Screen;
import switchboard.markup.TelegramHtml;
import switchboard.store.StoredJson;
import tools.jackson.core.JacksonException;

/**
 * A user's current screen.
 *
 * @param name the title of the screen
 * @param text the text in the bot file; empty for screens that are not in it
 * @param buttons the labels of the buttons
 */
public record CurrentScreen(String name, String text, List<String> buttons) {

  /**
   * @param data the state as JSON
   * @param language the user's language
   */
  static CurrentScreen of(Bot bot, String data, String language, String firstName) {
    try {
      return switch (StoredJson.conversation(data)) {
        case Conversation.Browsing(var id) ->
            bot.screen(id)
                .map(screen -> screen(bot, screen, language, firstName))
                .orElseGet(() -> new CurrentScreen(id, "", List.of()));
        case Conversation.ReadingHistory _ -> product(":history");
        case Conversation.InSettings _ -> product(":settings");
        case Conversation.ConfirmingDeletion _ -> product(":confirming_deletion");
        case Conversation.ReadingPrivacy _ -> product(":privacy");
      };
    } catch (JacksonException e) {
      return new CurrentScreen(Messages.translate("common.unknown"), "", List.of());
    }
  }

  private static CurrentScreen product(String id) {
    return new CurrentScreen(Formats.screen(id), "", List.of());
  }

  private static CurrentScreen screen(Bot bot, Screen screen, String language, String firstName) {
    var text = TelegramHtml.visible(screen.text().in(language)).replace("{first_name}", firstName);
    var labels = screen.items().stream().map(item -> item.label().in(language)).toList();
    return new CurrentScreen(Formats.screen(bot, screen.id()), text, labels);
  }
}
