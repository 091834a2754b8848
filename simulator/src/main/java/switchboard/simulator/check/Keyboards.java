package switchboard.simulator.check;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Validation of keyboards beyond the published limits. */
public final class Keyboards {
  private static final int BUTTONS = 100;
  private static final int BUTTONS_PER_ROW = 8;
  private static final int REPLY_BUTTONS = 300;
  private static final List<String> ACTIONS =
      List.of(
          "url",
          "callback_data",
          "web_app",
          "login_url",
          "switch_inline_query",
          "switch_inline_query_current_chat",
          "switch_inline_query_chosen_chat",
          "copy_text",
          "callback_game",
          "pay");

  private Keyboards() {}

  public static void check(JsonNode markup) {
    sizes(markup.path("inline_keyboard"), BUTTONS);
    sizes(markup.path("keyboard"), REPLY_BUTTONS);
    for (JsonNode row : markup.path("inline_keyboard")) {
      row.forEach(Keyboards::inlineButton);
    }
    for (JsonNode row : markup.path("keyboard")) {
      for (JsonNode button : row) {
        if (SimulatorJson.text(button, "text").isBlank()) {
          throw BotApiRefusal.badRequest("keyboard button text must be non-empty");
        }
      }
    }
  }

  private static void sizes(JsonNode rows, int most) {
    int buttons = 0;
    for (JsonNode row : rows) {
      buttons += row.size();
      if (row.size() > BUTTONS_PER_ROW && most == BUTTONS) {
        throw BotApiRefusal.badRequest("reply markup is too long");
      }
    }
    if (buttons > most) {
      throw BotApiRefusal.badRequest("reply markup is too long");
    }
  }

  private static void inlineButton(JsonNode button) {
    if (SimulatorJson.text(button, "text").isBlank()) {
      throw BotApiRefusal.badRequest("inline keyboard button text must be non-empty");
    }
    List<String> actions = ACTIONS.stream().filter(button::has).toList();
    if (actions.isEmpty()) {
      throw BotApiRefusal.badRequest(
          "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }
    if (actions.size() > 1) {
      throw BotApiRefusal.badRequest(
          "can't parse inline keyboard button: exactly one action is allowed, not "
              + String.join(" and ", actions));
    }
    if (button.has("url")) {
      TelegramLinks.checkButton(SimulatorJson.text(button, "url"));
    }
  }
}
