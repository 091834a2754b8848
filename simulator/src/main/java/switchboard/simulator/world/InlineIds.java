package switchboard.simulator.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import switchboard.simulator.check.BotApiRefusal;

/** Message identifiers that hide the chat (Bot API, inline_message_id). */
public final class InlineIds {
  private static final int BYTES = 24;

  /** A message in one of the bot's chats. */
  public record Place(long chat, long message) {}

  private InlineIds() {}

  /** Returns the identifier of a message. It is stable and valid only for this bot. */
  public static String of(BotAccount bot, long chat, long message) {
    ByteBuffer id = ByteBuffer.allocate(BYTES).putLong(chat).putLong(message);
    id.putLong(check(bot, chat, message));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id.array());
  }

  /**
   * Resolves an identifier of a bot.
   *
   * @throws BotApiRefusal if it is malformed
   */
  public static Optional<Place> read(BotAccount bot, String text) {
    ByteBuffer id = ByteBuffer.wrap(bytes(text));
    if (id.remaining() != BYTES) {
      throw malformed();
    }
    Place place = new Place(id.getLong(), id.getLong());
    boolean own = id.getLong() == check(bot, place.chat(), place.message());
    return own ? Optional.of(place) : Optional.empty();
  }

  private static byte[] bytes(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static BotApiRefusal malformed() {
    return BotApiRefusal.badRequest("invalid inline message identifier specified");
  }

  private static long check(BotAccount bot, long chat, long message) {
    String named = bot.token + "/" + chat + "/" + message;
    return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits();
  }
}
