package switchboard.outbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue of replies to one chat, sent one at a time. Each callback query answer has its own
 * lane. Not thread-safe: used by the outbox thread only.
 */
final class Lane {

  /** The lane's state in the outbox. */
  enum Standing {
    /** Nothing to do. */
    IDLE,
    /** Queued to send now or at a later time. */
    QUEUED,
    /** Its first reply is in flight. */
    BUSY
  }

  final @Nullable Long chat;
  final ArrayDeque<PendingReply> replies = new ArrayDeque<>();
  final SlidingWindow window;
  Instant notBefore = Instant.MIN;
  Standing standing = Standing.IDLE;

  /** Whether the reply in flight is to a user erased meanwhile: it is not retried. */
  boolean forgetsFirst;

  Lane(@Nullable Long chat, SlidingWindow window) {
    this.chat = chat;
    this.window = window;
  }

  /** Callback query answers are not rate limited. */
  boolean isPaced() {
    return chat != null;
  }

  Instant due(Instant now) {
    var free = later(window.nextFree(now), notBefore);
    var first = replies.peekFirst();
    return first == null ? free : later(free, first.notBefore());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Replaces the call and the due time of a reply in this lane. */
  void rewrite(PendingReply reply) {
    var all = List.copyOf(replies);
    replies.clear();
    for (var one : all) {
      boolean same = one.id() == reply.id();
      replies.addLast(same ? one.with(reply.call()).notBefore(reply.notBefore()) : one);
    }
  }
}
