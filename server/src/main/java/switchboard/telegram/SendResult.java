package switchboard.telegram;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;

/**
 * The outcome of a Bot API call. Its texts never contain the token and have at most 300 characters.
 */
public sealed interface SendResult {

  /**
   * @param messageId id of the new message, if the call created one; of an album, that of its last
   * @param fileIds Telegram's ids of the files in the message, in order
   */
  record Done(@Nullable Long messageId, List<String> fileIds) implements SendResult {

    public Done(@Nullable Long messageId) {
      this(messageId, List.of());
    }
  }

  /** The message already has exactly this content. */
  record NotModified() implements SendResult {}

  /** The callback query has expired. */
  record QueryTooOld() implements SendResult {}

  /** Rate limited: not executed; retry after a pause of 1 s to 1 day. */
  record RetryAfter(Duration pause) implements SendResult {}

  /** Not executed: the group was upgraded to a supergroup with this id. */
  record MigratedTo(ChatId chat) implements SendResult {}

  /** The user blocked the bot, never started it, or removed it from the group. */
  record Blocked(String reason) implements SendResult {}

  /** The message to edit is of a kind that cannot show this: one with a file becomes no text. */
  record OtherKind() implements SendResult {}

  /** The message to edit was deleted or is not editable. */
  record MessageGone() implements SendResult {}

  /** Not executed: the topic is closed or was deleted. */
  record TopicGone(String reason) implements SendResult {}

  /**
   * Telegram rejects one part of the message and would accept the rest.
   *
   * @param code the Bot API's {@code error_code}
   */
  record Malformed(Part part, int code, String description) implements SendResult {}

  /** A part of a message that can be omitted. */
  enum Part {
    KEYBOARD,
    FORMATTING,
    FILE
  }

  /** Not executed: an intermediary responded, such as a proxy with an error page. */
  record Foreign(int status) implements SendResult {}

  /**
   * Permanently rejected by Telegram; a retry would not help.
   *
   * @param code the Bot API's {@code error_code}, 400 to 499
   */
  record Refused(int code, String description) implements SendResult {}

  /** Not executed for a transient reason: no connection, or a server error at Telegram. */
  record Transient(String reason) implements SendResult {}

  /** Whether the call was executed is unknown. */
  record Unknown(String reason) implements SendResult {}
}
