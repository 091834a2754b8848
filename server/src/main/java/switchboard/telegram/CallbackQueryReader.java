package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Incoming.On;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;

/**
 * Converts button presses, and users blocking or unblocking the bot (Bot API, CallbackQuery,
 * ChatMemberUpdated).
 */
final class CallbackQueryReader {

  private CallbackQueryReader() {}

  static Incoming tap(Origin origin, JsonNode query) {
    var id = JsonFields.text(query, "id");
    var person = origin.person();
    if (id == null || person == null) {
      return new Incoming.Other(origin);
    }
    return new Incoming.Tap(
        origin, person, id, JsonFields.textOr(query, "data", ""), on(origin, query));
  }

  /** The message with the button; absent for games, which have no callback data. */
  private static @Nullable On on(Origin origin, JsonNode query) {
    if (JsonFields.has(query, "game_short_name")) {
      return null;
    }
    var message = query.path("message");
    var id = JsonFields.number(message, "message_id");
    var chat = origin.chat();
    if (id != null && chat != null) {
      return new On.InChat(
          chat, TopicReader.of(message, chat), id, JsonFields.time(message, "date"));
    }
    var inline = JsonFields.text(query, "inline_message_id");
    return inline == null || inline.isEmpty() ? null : new On.Inline(inline);
  }

  static Incoming membership(Origin origin, JsonNode change) {
    var person = origin.person();
    var chat = origin.chat();
    var status = JsonFields.text(change.path("new_chat_member"), "status");
    if (person == null || chat == null || !chat.isPrivate() || status == null) {
      return new Incoming.Other(origin);
    }
    return switch (status) {
      case "kicked", "left" -> new Incoming.Reachability(origin, person, chat, false);
      case "member" -> new Incoming.Reachability(origin, person, chat, true);
      default -> new Incoming.Other(origin);
    };
  }
}
