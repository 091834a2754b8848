package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.Person;

/**
 * Converts messages sent by users (Bot API, Message).
 *
 * @param bot read for each message
 */
record MessageReader(Supplier<BotIdentity> bot) {

  private static final String TEXT = "text";

  /** A new message; {@code Other} for service messages and messages without a user. */
  Incoming sent(Envelope update) {
    var json = update.body();
    var text = JsonFields.text(json, TEXT);
    var command = text == null ? null : CommandParser.in(json, text).orElse(null);
    var message = message(update, command);
    if (message == null) {
      return service(update);
    }
    if (command != null) {
      return new Incoming.Command(update.origin(), message, command.name(), command.argument());
    }
    if (text != null) {
      return new Incoming.Text(update.origin(), message, text);
    }
    return UpdateKinds.media(json)
        .<Incoming>map(type -> media(update.origin(), message, json, type))
        .orElseGet(() -> service(update));
  }

  Incoming edited(Envelope update) {
    var message = message(update, null);
    if (message == null) {
      return update.other();
    }
    var json = update.body();
    var text = JsonFields.text(json, TEXT);
    var type = text == null ? UpdateKinds.media(json).orElse(TEXT) : TEXT;
    return new Incoming.Edited(
        update.origin(),
        message,
        type,
        text == null ? ContentText.of(json, type) : text,
        SentFileReader.of(json, type));
  }

  /**
   * The sending user. Messages sent on behalf of a chat name a placeholder user, so they have none.
   */
  static @Nullable Person sender(JsonNode message) {
    return JsonFields.has(message, "sender_chat") ? null : SendersAndChats.person(message, "from");
  }

  /**
   * @param command that the message gives, if any
   */
  private Incoming.@Nullable Message message(
      Envelope update, CommandParser.@Nullable Command command) {
    var json = update.body();
    var id = JsonFields.number(json, "message_id");
    var person = update.person();
    var chat = update.chat();
    if (id == null || person == null || chat == null) {
      return null;
    }
    var sentAt = JsonFields.time(json, "date");
    var addressed = new AddressedMessage(bot.get());
    return new Incoming.Message(
        person,
        chat,
        TopicReader.of(json, chat),
        id,
        sentAt == null ? update.origin().receivedAt() : sentAt,
        JsonFields.text(json, "media_group_id"),
        command == null ? addressed.message(json, chat) : addressed.command(command, chat));
  }

  private static Incoming media(
      Origin origin, Incoming.Message message, JsonNode json, String type) {
    return new Incoming.Media(
        origin, message, type, SentFileReader.of(json, type), ContentText.of(json, type));
  }

  /** The file id. A photo comes in several sizes; the largest is the original. */
  static @Nullable String fileId(JsonNode file) {
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

  /** A service message, named after its type. */
  private static Incoming service(Envelope update) {
    var json = update.body();
    if (JsonFields.has(json, TEXT) || UpdateKinds.media(json).isPresent()) {
      return update.other();
    }
    var origin = update.origin();
    var kind = UpdateKinds.service(json).orElse(origin.kind());
    return new Incoming.Other(
        new Origin(origin.updateId(), kind, origin.receivedAt()), update.person(), update.chat());
  }
}
