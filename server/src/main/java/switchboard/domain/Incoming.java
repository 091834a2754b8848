package switchboard.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An update, as the bot understands it. */
public sealed interface Incoming {

  Origin origin();

  /** Who caused it; absent when unknown. */
  @Nullable Person person();

  /** Something that a user wrote or sent. */
  sealed interface Said extends Incoming {

    Message message();

    @Override
    default Person person() {
      return message().person();
    }
  }

  /**
   * The message of the update.
   *
   * @param person the author
   * @param chat of the message
   * @param topic absent: in the chat itself
   * @param id its id in the chat
   * @param sentAt Telegram's time of the message
   * @param album the id that it shares with others sent together (Bot API, {@code media_group_id})
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
   * @param link the operator's link with that payload; absent for none, and until it is looked up
   */
  record Command(
      Origin origin, Message message, String name, String argument, @Nullable StartLink link)
      implements Said {

    public Command(Origin origin, Message message, String name, String argument) {
      this(origin, message, name, argument, null);
    }

    public Command following(StartLink followed) {
      return new Command(origin, message, name, argument, followed);
    }

    /** Whether it is {@code /start}. */
    public boolean starts() {
      return name.equals("start");
    }
  }

  record Text(Origin origin, Message message, String text) implements Said {}

  /**
   * Anything else that a user can send: a photo, a voice note, a place, a poll.
   *
   * @param type the Bot API's field name: {@code photo}, {@code voice}, {@code location} …
   * @param file absent for kinds without a file
   * @param caption below a file; of other kinds, what they say: the place, the contact, the options
   *     of the poll
   */
  record Media(
      Origin origin,
      Message message,
      String type,
      @Nullable SentFile file,
      @Nullable String caption)
      implements Said {

    /** The id of the file; absent for kinds without one. */
    public @Nullable String fileId() {
      return file == null ? null : file.original().id();
    }
  }

  /**
   * An edited message.
   *
   * @param type the Bot API's field name, as of {@link Media}; {@code text} for a text
   * @param text the new text or caption; absent when only something else changed
   * @param file the file of the message, which may be another one than before
   */
  record Edited(
      Origin origin, Message message, String type, @Nullable String text, @Nullable SentFile file)
      implements Said {

    /** A message without a file. */
    public Edited(Origin origin, Message message, @Nullable String text) {
      this(origin, message, "text", text, null);
    }
  }

  /**
   * A button press.
   *
   * @param data callback data, untrusted: a modified client can send anything
   * @param on the message that holds the button; absent for games
   */
  record Tap(Origin origin, Person person, String queryId, String data, @Nullable On on)
      implements Incoming {}

  /** The message that holds a button. */
  sealed interface On {

    /**
     * @param topic absent: the chat itself, or unknown, as for an inaccessible message
     * @param sentAt absent when Telegram reports the message as inaccessible
     * @param isText whether it shows no file
     */
    record InChat(
        Chat chat, @Nullable Topic topic, long messageId, @Nullable Instant sentAt, boolean isText)
        implements On {

      /** A text message. */
      public InChat(Chat chat, @Nullable Topic topic, long messageId, @Nullable Instant sentAt) {
        this(chat, topic, messageId, sentAt, true);
      }
    }

    /**
     * A message in a chat that Telegram does not name, as the bot's {@code callback_query_mode} is
     * {@code inline} or {@code auto} (Bot API, setMySettings).
     *
     * @param id Telegram's {@code inline_message_id}
     */
    record Inline(String id) implements On {}
  }

  /** The user blocked or unblocked the bot in the private chat. */
  record Reachability(Origin origin, Person person, Chat chat, boolean reachable)
      implements Incoming {}

  /**
   * Recorded but otherwise ignored: kinds that a menu bot does not use, and unknown ones.
   *
   * @param chat where it happened; absent when unknown
   */
  record Other(Origin origin, @Nullable Person person, @Nullable Chat chat) implements Incoming {}
}
