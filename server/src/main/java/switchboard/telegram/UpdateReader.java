package switchboard.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.Person;

/**
 * Parses Telegram updates into {@link Incoming} (Bot API, Update). Every update with an id can be
 * read, whatever the Bot API adds or changes: unknown fields are ignored, and an update that lacks
 * a required field becomes {@link Incoming.Other}.
 *
 * <p>It reads a JSON tree instead of the library's types: this takes half the time, and no
 * unexpected field value can make it fail.
 */
public final class UpdateReader {

  /** The result of parsing. */
  public sealed interface Read {

    record Update(Incoming incoming) implements Read {

      public long updateId() {
        return incoming.origin().updateId();
      }
    }

    /**
     * Not a valid update.
     *
     * @param reason safe to display; repeats nothing from the input
     */
    record Malformed(String reason) implements Read {}
  }

  private static final ObjectReader JSON = BotApiJson.STRICT.reader();

  private final MessageReader messages;

  /**
   * @param bot read for each update, because updates may arrive before the username is known
   */
  public UpdateReader(Supplier<BotIdentity> bot) {
    messages = new MessageReader(bot);
  }

  /**
   * @param json UTF-8
   */
  public Read read(byte[] json, Instant receivedAt) {
    try {
      var update = JSON.readTree(json);
      if (!update.isObject()) {
        return new Read.Malformed("An update must be a JSON object.");
      }
      var id = update.path("update_id");
      return id.isIntegralNumber() && id.canConvertToLong()
          ? new Read.Update(incoming(update, id.longValue(), receivedAt))
          : new Read.Malformed("An update must have an integer update_id.");
    } catch (JsonProcessingException e) {
      return new Read.Malformed("Invalid JSON" + place(e) + ".");
    } catch (IOException _) {
      return new Read.Malformed("Invalid JSON: not UTF-8.");
    }
  }

  private static String place(JsonProcessingException e) {
    var place = e.getLocation();
    return place == null
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  private Incoming incoming(JsonNode update, long updateId, Instant receivedAt) {
    var kind = UpdateKinds.ofUpdate(update);
    var body = update.path(kind);
    var chat = SendersAndChats.chat(kind.equals("callback_query") ? body.path("message") : body);
    var origin = new Origin(updateId, kind, receivedAt);
    var envelope = new Envelope(origin, person(kind, body), chat, body);
    return switch (kind) {
      case "message" -> messages.sent(envelope);
      case "edited_message" -> messages.edited(envelope);
      case "callback_query" -> CallbackQueryReader.tap(envelope);
      case "my_chat_member" -> CallbackQueryReader.membership(envelope);
      default -> envelope.other();
    };
  }

  /** The user who caused the update; absent for updates not addressed to the bot. */
  private static @Nullable Person person(String kind, JsonNode body) {
    return switch (kind) {
      case "message", "edited_message" -> MessageReader.sender(body);
      case "channel_post",
          "edited_channel_post",
          "business_connection",
          "business_message",
          "edited_business_message",
          "deleted_business_messages",
          "guest_message" ->
          null;
      case "poll_answer", "message_reaction" -> SendersAndChats.person(body, "user");
      default -> SendersAndChats.person(body, "from");
    };
  }
}
