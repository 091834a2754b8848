package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;
import switchboard.domain.ChatId;
import switchboard.domain.Person;
import switchboard.domain.UserId;

/** Reads users and chats (Bot API, User and Chat). */
final class SendersAndChats {

  /** Ids have at most 52 significant bits. */
  private static final long MAX_ID = (1L << 52) - 1;

  private SendersAndChats() {}

  /** The user in the field; absent when missing or when its id is invalid. */
  static @Nullable Person person(JsonNode object, String field) {
    var user = object.path(field);
    var id = JsonFields.number(user, "id");
    if (id == null || id <= 0 || id > MAX_ID) {
      return null;
    }
    return new Person(
        new UserId(id),
        JsonFields.textOr(user, "first_name", ""),
        JsonFields.text(user, "last_name"),
        JsonFields.text(user, "username"),
        JsonFields.text(user, "language_code"),
        JsonFields.isTrue(user, "is_bot"));
  }

  /** The object's {@code chat}; absent when missing or when its id is invalid. */
  static @Nullable Chat chat(JsonNode object) {
    var chat = object.path("chat");
    var id = JsonFields.number(chat, "id");
    if (id == null || id == 0 || Math.abs(id) > MAX_ID || id == Long.MIN_VALUE) {
      return null;
    }
    var named = new ChatId(id);
    return new Chat(named, kind(JsonFields.text(chat, "type"), named));
  }

  private static Chat.Kind kind(@Nullable String type, ChatId id) {
    return switch (type) {
      case "private" -> Chat.Kind.PRIVATE;
      case "group", "supergroup" -> Chat.Kind.GROUP;
      case null -> id.isPrivate() ? Chat.Kind.PRIVATE : Chat.Kind.GROUP;
      default -> Chat.Kind.CHANNEL;
    };
  }
}
