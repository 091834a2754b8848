package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.Person;

/** Converts messages sent by users (Bot API, Message). */
final class MessageReader {

  private MessageReader() {}

  /** A new message; {@code Other} for service messages and messages without a user. */
  static Incoming sent(Origin origin, JsonNode json, BotIdentity bot) {
    var message = message(origin, json, bot);
    var text = JsonFields.text(json, "text");
    if (message == null) {
      return new Incoming.Other(named(origin, json));
    }
    if (text != null) {
      return written(origin, message, json, text, bot);
    }
    return UpdateKinds.media(json)
        .<Incoming>map(type -> media(origin, message, json, type))
        .orElseGet(() -> new Incoming.Other(named(origin, json)));
  }

  static Incoming edited(Origin origin, JsonNode json, BotIdentity bot) {
    var message = message(origin, json, bot);
    if (message == null) {
      return new Incoming.Other(origin);
    }
    var text = JsonFields.text(json, "text");
    return new Incoming.Edited(
        origin, message, text == null ? JsonFields.text(json, "caption") : text);
  }

  /**
   * The sending user. Messages sent on behalf of a chat name a placeholder user, so they have none.
   */
  static @Nullable Person sender(JsonNode message) {
    return JsonFields.has(message, "sender_chat") ? null : SendersAndChats.person(message, "from");
  }

  private static Incoming.@Nullable Message message(Origin origin, JsonNode json, BotIdentity bot) {
    var id = JsonFields.number(json, "message_id");
    Person person = origin.person();
    Chat chat = origin.chat();
    if (id == null || person == null || chat == null) {
      return null;
    }
    var sentAt = JsonFields.time(json, "date");
    return new Incoming.Message(
        person,
        chat,
        TopicReader.of(json, chat),
        id,
        sentAt == null ? origin.receivedAt() : sentAt,
        JsonFields.text(json, "media_group_id"),
        AddressedMessage.message(json, chat, bot));
  }

  private static Incoming written(
      Origin origin, Incoming.Message message, JsonNode json, String text, BotIdentity bot) {
    var command = CommandParser.in(json, text);
    if (command.isEmpty()) {
      return new Incoming.Text(origin, message, text);
    }
    var found = command.get();
    var meant =
        new Incoming.Message(
            message.person(),
            message.chat(),
            message.topic(),
            message.id(),
            message.sentAt(),
            message.album(),
            AddressedMessage.command(found, message.chat(), bot));
    return new Incoming.Command(origin, meant, found.name(), found.argument());
  }

  private static Incoming media(
      Origin origin, Incoming.Message message, JsonNode json, String type) {
    return new Incoming.Media(
        origin, message, type, fileId(json.path(type)), JsonFields.text(json, "caption"));
  }

  /** The file id. A photo comes in several sizes; the largest is the original. */
  private static @Nullable String fileId(JsonNode file) {
    JsonNode largest = file.isArray() ? file.path(0) : file;
    if (file.isArray()) {
      for (var size : file) {
        largest = pixels(size) >= pixels(largest) ? size : largest;
      }
    }
    return JsonFields.text(largest, "file_id");
  }

  private static double pixels(JsonNode size) {
    return size.path("width").asDouble() * size.path("height").asDouble();
  }

  /** Names service messages after their type. */
  private static Origin named(Origin origin, JsonNode json) {
    if (JsonFields.has(json, "text") || UpdateKinds.media(json).isPresent()) {
      return origin;
    }
    return UpdateKinds.service(json)
        .map(kind ->
            new Origin(
                origin.updateId(), kind, origin.person(), origin.chat(), origin.receivedAt()))
        .orElse(origin);
  }
}
