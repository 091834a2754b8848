package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;
import switchboard.domain.Incoming;
import switchboard.domain.Incoming.On;

/**
 * Converts button presses, and users blocking or unblocking the bot (Bot API, CallbackQuery,
 * ChatMemberUpdated).
 */
final class CallbackQueryReader {

  private CallbackQueryReader() {}

  static Incoming tap(Envelope update) {
    var query = update.body();
    var id = JsonFields.text(query, "id");
    var person = update.person();
    if (id == null || person == null) {
      return update.other();
    }
    var data = JsonFields.textOr(query, "data", "");
    return new Incoming.Tap(update.origin(), person, id, data, on(update.chat(), query));
  }

  /** The message with the button; absent for games, which have no callback data. */
  private static @Nullable On on(@Nullable Chat chat, JsonNode query) {
    if (JsonFields.has(query, "game_short_name")) {
      return null;
    }
    var message = query.path("message");
    var id = JsonFields.number(message, "message_id");
    if (id != null && chat != null) {
      var topic = TopicReader.of(message, chat);
      boolean isText = UpdateKinds.media(message).isEmpty();
      return new On.InChat(chat, topic, id, JsonFields.time(message, "date"), isText);
    }
    var inline = JsonFields.text(query, "inline_message_id");
    return inline == null || inline.isEmpty() ? null : new On.Inline(inline);
  }

  static Incoming membership(Envelope update) {
    var person = update.person();
    var chat = update.chat();
    var status = JsonFields.text(update.body().path("new_chat_member"), "status");
    if (person == null || chat == null || !chat.isPrivate() || status == null) {
      return update.other();
    }
    return switch (status) {
      case "kicked", "left" -> new Incoming.Reachability(update.origin(), person, chat, false);
      case "member" -> new Incoming.Reachability(update.origin(), person, chat, true);
      default -> update.other();
    };
  }
}
