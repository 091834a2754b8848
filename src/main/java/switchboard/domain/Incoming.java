package switchboard.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an update means to us. */
public sealed interface Incoming {

  Origin origin();

  /** Something a person wrote or sent; the origin's person and chat are present. */
  sealed interface Said extends Incoming {

    Message message();
  }

  /**
   * The message that carried it.
   *
   * @param person who wrote it
   * @param chat where
   * @param topic absent: in the chat itself
   * @param id its number in the chat
   * @param sentAt Telegram's time of it
   * @param album the number that it shares with others, when several were sent as one (Bot API,
   *     {@code media_group_id})
   * @param addressed whether the bot is meant: always in a private chat; in a group when it is
   *     mentioned, replied to, or given a command that names no other bot
   */
  record Message(
      Person person,
      Chat chat,
      @Nullable Topic topic,
      long id,
      Instant sentAt,
      @Nullable String album,
      boolean addressed) {}

  /**
   * {@code /name argument}.
   *
   * @param name lower case, without slash and without {@code @bot}
   * @param argument what follows, trimmed; for {@code /start} the deep link's payload; may be empty
   */
  record Command(Origin origin, Message message, String name, String argument) implements Said {}

  record Text(Origin origin, Message message, String text) implements Said {}

  /**
   * Anything else a person can send: a photo, a voice note, a place, a poll.
   *
   * @param type the Bot API's field name: {@code photo}, {@code voice}, {@code location} …
   * @param fileId absent for kinds without a file
   */
  record Media(
      Origin origin,
      Message message,
      String type,
      @Nullable String fileId,
      @Nullable String caption)
      implements Said {}

  /**
   * A message changed afterwards.
   *
   * @param text the new text or caption; absent when only something else changed
   */
  record Edited(Origin origin, Message message, @Nullable String text) implements Said {}

  /**
   * A button pressed; the origin's person is present.
   *
   * @param data what the button carries: hostile, as a modified client can send anything
   * @param on the message that holds the button; absent for games
   */
  record Tap(Origin origin, Person person, String queryId, String data, @Nullable On on)
      implements Incoming {}

  /** The message that holds a button. */
  sealed interface On {

    /**
     * @param topic absent: in the chat itself; or not told, as of a message no longer accessible
     * @param sentAt absent when Telegram says that the message is no longer accessible
     */
    record InChat(Chat chat, @Nullable Topic topic, long messageId, @Nullable Instant sentAt)
        implements On {}

    /**
     * A message in a chat that Telegram does not name, as the bot's {@code callback_query_mode} is
     * {@code inline} or {@code auto} (Bot API, setMySettings).
     *
     * @param id Telegram's {@code inline_message_id}
     */
    record Inline(String id) implements On {}
  }

  /** The person blocked the bot in their private chat, or took it back. */
  record Reachability(Origin origin, Person person, Chat chat, boolean reachable)
      implements Incoming {}

  /** Noted and otherwise left alone: kinds that a menu bot has no use for, and unknown ones. */
  record Other(Origin origin) implements Incoming {}
}
