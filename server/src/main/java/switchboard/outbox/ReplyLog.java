package switchboard.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyTrouble;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.telegram.SendResult;

/** Logging for replies: id and method, never the content. */
final class ReplyLog {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private ReplyLog() {}

  static void ended(PendingReply reply, RetryDecision.Finished end) {
    var trouble = end.trouble();
    if (trouble == null) {
      LOG.atDebug()
          .addKeyValue("reply", reply.id())
          .addKeyValue("state", end.state().word())
          .log("Reply settled");
    } else {
      warn(reply, end.error()).log(ended(trouble));
    }
  }

  private static String ended(ReplyTrouble trouble) {
    return switch (trouble) {
      case REFUSED, WITHOUT_BUTTONS, WITHOUT_FORMATTING, WITHOUT_FILE ->
          "Telegram rejected a reply";
      case INTERCEPTED -> "A proxy between the server and Telegram rejected a reply";
      case GIVEN_UP -> "Reply given up after repeated failures";
      case UNKNOWN -> "Reply may or may not have been delivered; it is not resent";
    };
  }

  static void instead(PendingReply reply, ReplyTrouble trouble, @Nullable String reason) {
    warn(reply, reason)
        .log(
            switch (trouble) {
              case WITHOUT_BUTTONS ->
                  "Telegram rejected a message's buttons; sending it without them";
              case WITHOUT_FORMATTING ->
                  "Telegram rejected a message's formatting; sending it as plain text";
              case WITHOUT_FILE -> "A file cannot be sent; sending the message without it";
              case REFUSED, INTERCEPTED, GIVEN_UP, UNKNOWN ->
                  "File could not be sent; sending the user a message instead";
            });
  }

  private static LoggingEventBuilder warn(PendingReply reply, @Nullable String reason) {
    var event =
        LOG.atWarn().addKeyValue("reply", reply.id()).addKeyValue("method", reply.call().method());
    var content = reply.call().content();
    if (content != null && content.screen() != null) {
      event = event.addKeyValue("screen", content.screen());
    }
    return event.addKeyValue("reason", reason);
  }

  static void noWay(SendResult probe) {
    LOG.atWarn()
        .addKeyValue("probe", probe)
        .log("Telegram is not responding; replies wait until it does");
  }

  static void waits(PendingReply reply, String reason, Duration pause) {
    LOG.atInfo()
        .addKeyValue("reply", reply.id())
        .addKeyValue("method", reply.call().method())
        .addKeyValue("attempt", reply.attempts())
        .addKeyValue("reason", reason)
        .addKeyValue("again_in_ms", pause.toMillis())
        .log("Reply delayed");
  }

  static void unreadable(OutboxRow row) {
    LOG.atError()
        .addKeyValue("reply", row.id())
        .log("Reply not sent: its outbox row cannot be read");
  }

  static void unreachable(@Nullable ChatId chat, int replies, String reason) {
    LOG.atInfo()
        .addKeyValue("chat", chat == null ? null : chat.value())
        .addKeyValue("replies", replies)
        .addKeyValue("reason", reason)
        .log("Chat unreachable until the user returns");
  }
}
