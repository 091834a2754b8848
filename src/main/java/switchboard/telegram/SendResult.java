package switchboard.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;

/** What became of a call. No text in it holds the token or more than 300 characters. */
public sealed interface SendResult {

  /**
   * @param messageId the new message's; absent where there is none
   */
  record Done(@Nullable Long messageId) implements SendResult {}

  /** The message already shows just that. */
  record NotModified() implements SendResult {}

  /** Nobody waits for the answer to this tap any more. */
  record QueryTooOld() implements SendResult {}

  /** Nothing was done; Telegram wants a pause of 1 s to 1 day first. */
  record RetryAfter(Duration pause) implements SendResult {}

  /** Nothing was done; the group goes on as a supergroup with this id. */
  record MigratedTo(ChatId chat) implements SendResult {}

  /** The person blocked the bot, never started it, or removed it from the group. */
  record Blocked(String reason) implements SendResult {}

  /** The message to edit does not exist any more, or cannot be edited. */
  record MessageGone() implements SendResult {}

  /** Nothing was done; the topic is closed, or does not exist any more. */
  record TopicGone(String reason) implements SendResult {}

  /**
   * Telegram refuses a part of the message and would take the rest.
   *
   * @param code the Bot API's {@code error_code}
   */
  record Malformed(Part part, int code, String description) implements SendResult {}

  /** A part of a message that can be left out. */
  enum Part {
    KEYBOARD,
    FORMATTING
  }

  /** Not done: answered by something on the way to Telegram, such as a proxy's error page. */
  record Foreign(int status) implements SendResult {}

  /**
   * Telegram will not do this, however often it is asked.
   *
   * @param code the Bot API's {@code error_code}, 400–499
   */
  record Refused(int code, String description) implements SendResult {}

  /** Not done, for a reason that may pass: no connection, an error on Telegram's side. */
  record Transient(String reason) implements SendResult {}

  /** The call may or may not have been done. */
  record Unknown(String reason) implements SendResult {}
}
