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
 * Makes an {@link Incoming} of an update as Telegram sends it (Bot API, Update). Whatever the Bot
 * API adds or changes, an update with a number can be read: what is not understood is absent, and
 * what cannot do without it becomes {@link Incoming.Other}.
 *
 * <p>A tree is read rather than the library's types: that takes half the time and has no field
 * whose odd value could fail.
 */
public final class UpdateReader {

  /** What came of reading. */
  public sealed interface Read {

    record Update(Incoming incoming) implements Read {

      public long updateId() {
        return incoming.origin().updateId();
      }
    }

    /**
     * Not an update at all.
     *
     * @param reason safe to show; repeats nothing of the text
     */
    record Malformed(String reason) implements Read {}
  }

  private static final ObjectReader JSON = Json.STRICT.reader();

  private final Supplier<BotIdentity> bot;

  /**
   * @param bot asked for each update, as the username comes later than the first updates may
   */
  public UpdateReader(Supplier<BotIdentity> bot) {
    this.bot = bot;
  }

  /**
   * @param json UTF-8
   */
  public Read read(byte[] json, Instant receivedAt) {
    try {
      var update = JSON.readTree(json);
      if (!update.isObject()) {
        return new Read.Malformed("An update is a JSON object.");
      }
      var id = update.path("update_id");
      return id.isIntegralNumber() && id.canConvertToLong()
          ? new Read.Update(incoming(update, id.longValue(), receivedAt))
          : new Read.Malformed("An update has an integer update_id.");
    } catch (JsonProcessingException e) {
      return new Read.Malformed("This is not JSON" + place(e) + ".");
    } catch (IOException _) {
      return new Read.Malformed("This is not JSON in UTF-8.");
    }
  }

  private static String place(JsonProcessingException e) {
    var place = e.getLocation();
    return place == null
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  private Incoming incoming(JsonNode update, long updateId, Instant receivedAt) {
    var kind = Kinds.ofUpdate(update);
    var body = update.path(kind);
    var chat = Parties.chat(kind.equals("callback_query") ? body.path("message") : body);
    var origin = new Origin(updateId, kind, person(kind, body), chat, receivedAt);
    return switch (kind) {
      case "message" -> Messages.sent(origin, body, bot.get());
      case "edited_message" -> Messages.edited(origin, body, bot.get());
      case "callback_query" -> Taps.tap(origin, body);
      case "my_chat_member" -> Taps.membership(origin, body);
      default -> new Incoming.Other(origin);
    };
  }

  /** Who caused it, unless they never turned to the bot themselves. */
  private static @Nullable Person person(String kind, JsonNode body) {
    return switch (kind) {
      case "message", "edited_message" -> Messages.sender(body);
      case "channel_post",
          "edited_channel_post",
          "business_connection",
          "business_message",
          "edited_business_message",
          "deleted_business_messages",
          "guest_message" ->
          null;
      case "poll_answer", "message_reaction" -> Parties.person(body, "user");
      default -> Parties.person(body, "from");
    };
  }
}
