package switchboard.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
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
    var free = later(window.nextFree(now), notBefore);
    var first = replies.peekFirst();
    return first == null ? free : later(free, first.notBefore());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Has a reply that is here say what it says now, and wait as long. */
  void rewrite(Waiting reply) {
    var all = List.copyOf(replies);
    replies.clear();
    for (var one : all) {
      boolean same = one.id() == reply.id();
      replies.addLast(same ? one.with(reply.call()).notBefore(reply.notBefore()) : one);
    }
  }
}
