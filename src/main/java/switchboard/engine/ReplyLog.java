package switchboard.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import switchboard.domain.Content;
import switchboard.domain.Trouble;
import switchboard.store.Rows;
import switchboard.telegram.SendResult;

/** What the log tells of replies: by number and method, never what they say. */
final class ReplyLog {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private ReplyLog() {}

  static void ended(Waiting reply, Verdict.Finished end) {
    var trouble = end.trouble();
    if (trouble == null) {
      LOG.atDebug()
          .addKeyValue("reply", reply.id())
          .addKeyValue("state", end.state())
          .log("A reply is done");
    } else {
      warn(reply, end.error()).log(ended(trouble));
    }
  }

  private static String ended(Trouble trouble) {
    return switch (trouble) {
      case REFUSED, WITHOUT_BUTTONS, WITHOUT_FORMATTING -> "Telegram refused a reply";
      case INTERCEPTED -> "A proxy on the way to Telegram refused a reply";
      case GIVEN_UP -> "A reply failed too often; it is not sent";
      case UNKNOWN -> "Whether a reply went out is unknown; it is not repeated";
    };
  }

  static void instead(Waiting reply, Trouble trouble, @Nullable String reason) {
    warn(reply, reason)
        .log(
            switch (trouble) {
              case WITHOUT_BUTTONS ->
                  "Telegram refused buttons of a message; it is sent without them";
              case WITHOUT_FORMATTING ->
                  "Telegram refused the formatting of a message; it is sent as plain text";
              case REFUSED, INTERCEPTED, GIVEN_UP, UNKNOWN ->
                  "A file cannot be sent; the person is told so";
            });
  }

  private static LoggingEventBuilder warn(Waiting reply, @Nullable String reason) {
    var event =
        LOG.atWarn()
            .addKeyValue("reply", reply.id())
            .addKeyValue("method", Calls.name(reply.call()));
    var screen = Calls.content(reply.call()).map(Content::screen).orElse(null);
    var named = screen == null ? event : event.addKeyValue("screen", screen);
    return named.addKeyValue("reason", reason);
  }

  static void noWay(SendResult probe) {
    LOG.atWarn()
        .addKeyValue("probe", probe)
        .log("Telegram does not answer calls; replies wait until it does");
  }

  static void waits(Waiting reply, String reason, Duration pause) {
    LOG.atInfo()
        .addKeyValue("reply", reply.id())
        .addKeyValue("method", Calls.name(reply.call()))
        .addKeyValue("attempt", reply.attempts())
        .addKeyValue("reason", reason)
        .addKeyValue("again_in_ms", pause.toMillis())
        .log("A reply waits");
  }

  static void unreadable(Rows.Reply row) {
    LOG.atError()
        .addKeyValue("reply", row.id())
        .log("A reply in the outbox cannot be read; it is not sent");
  }

  static void unreachable(@Nullable Long chat, int replies, String reason) {
    LOG.atInfo()
        .addKeyValue("chat", chat)
        .addKeyValue("replies", replies)
        .addKeyValue("reason", reason)
        .log("A chat cannot be reached until its person comes back");
  }
}
