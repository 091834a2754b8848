package switchboard.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The replies to one chat, one after the other; an answer to a tap has a lane of its own. Touched
 * by the outbox's thread only.
 */
final class Lane {

  /** Where the lane stands in the outbox's work. */
  enum Standing {
    /** Nothing to do. */
    IDLE,
    /** In the queue of those that may send now, or that wait for a moment. */
    QUEUED,
    /** Its first reply is on its way. */
    BUSY
  }

  final @Nullable Long chat;
  final ArrayDeque<Waiting> replies = new ArrayDeque<>();
  final Window window;
  Instant notBefore = Instant.MIN;
  Standing standing = Standing.IDLE;

  /** Whether the reply on its way is to somebody who was erased meanwhile: it is not repeated. */
  boolean forgetsFirst;

  Lane(@Nullable Long chat, Window window) {
    this.chat = chat;
    this.window = window;
  }

  /** Answers to taps count for none of the limits. */
  boolean isPaced() {
    return chat != null;
  }

  Instant due(Instant now) {
    var free = window.nextFree(now);
    return free.isAfter(notBefore) ? free : notBefore;
  }
}
