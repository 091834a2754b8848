package switchboard.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.store.Rows;

/** What the log tells of replies: by number and method, never what they say. */
final class ReplyLog {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private ReplyLog() {}

  static void ended(Waiting reply, Verdict.Finished end) {
    switch (end.state()) {
      case ReplyState.UNKNOWN ->
          LOG.atWarn()
              .addKeyValue("reply", reply.id())
              .addKeyValue("method", Calls.name(reply.call()))
              .addKeyValue("reason", end.error())
              .log("Whether a reply went out is unknown; it is not repeated");
      case ReplyState.REFUSED ->
          LOG.atWarn()
              .addKeyValue("reply", reply.id())
              .addKeyValue("method", Calls.name(reply.call()))
              .addKeyValue("reason", end.error())
              .log("Telegram refused a reply");
      default ->
          LOG.atDebug()
              .addKeyValue("reply", reply.id())
              .addKeyValue("state", end.state())
              .log("A reply is done");
    }
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
