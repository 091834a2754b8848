package switchboard.outbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.base.SlidingWindow;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.ReplyOwnerDao.Placed;

/**
 * The queue of replies to one chat, sent one at a time. Each callback query answer has its own
 * lane. Not thread-safe: used by the outbox thread only.
 *
 * <pre>
 *          queue()            claim()             depart()
 *   IDLE ──────────► QUEUED ──────────► CLAIMED ──────────► BUSY
 *     ▲                 ▲                  │ settle() or retry(), then queue()
 *     └── no replies ───┴──────────────────┴──────────────────┘
 * </pre>
 */
final class Lane {

  private enum Standing {
    /** No replies. */
    IDLE,
    /** Waits for its turn, or for a later time. */
    QUEUED,
    /** Its first reply is about to be sent. */
    CLAIMED,
    /** Its first reply is in flight. */
    BUSY
  }

  private final @Nullable ChatId chat;
  private final ArrayDeque<PendingReply> replies = new ArrayDeque<>();
  private final SlidingWindow window;
  private Instant notBefore = Instant.MIN;
  private Standing standing = Standing.IDLE;
  private boolean firstIsForgotten;
  private long lastElsewhere;

  /**
   * @param chat absent for a callback query answer
   */
  Lane(@Nullable ChatId chat, SlidingWindow window) {
    this.chat = chat;
    this.window = window;
  }

  @Nullable ChatId chat() {
    return chat;
  }

  /** Callback query answers are not rate limited. */
  boolean isPaced() {
    return chat != null;
  }

  boolean isIdle() {
    return standing == Standing.IDLE;
  }

  boolean isClaimed() {
    return standing == Standing.CLAIMED;
  }

  private boolean isInFlight() {
    return standing == Standing.CLAIMED || standing == Standing.BUSY;
  }

  /** Whether it is idle and no rate limit depends on it. */
  boolean isSpent(Instant now) {
    return isIdle() && window.isSpent(now);
  }

  /** The reply in flight, or the next one to send. */
  PendingReply first() {
    return replies.getFirst();
  }

  /** Whether the user of the reply in flight was erased meanwhile: it is not retried. */
  boolean isFirstForgotten() {
    return firstIsForgotten;
  }

  void add(PendingReply reply) {
    replies.addLast(reply);
  }

  /** Inserts replies before those that wait. */
  void prepend(List<PendingReply> earlier) {
    var inFlight = isInFlight() ? replies.pollFirst() : null;
    earlier.reversed().forEach(replies::addFirst);
    if (inFlight != null) {
      replies.addFirst(inFlight);
    }
  }

  /** Becomes queued, or idle without replies; returns whether it is queued. */
  boolean queue() {
    standing = replies.isEmpty() ? Standing.IDLE : Standing.QUEUED;
    return !replies.isEmpty();
  }

  /** Counts a message of another instance, once. */
  void sentElsewhere(Placed sent, Instant now) {
    if (sent.id() > lastElsewhere) {
      lastElsewhere = sent.id();
      window.addEarlier(sent.changedAt(), now);
    }
  }

  /** When it may send its first reply. */
  Instant due(Instant now) {
    return later(later(window.nextFree(now), notBefore), first().notBefore());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The first reply is about to be sent. */
  void claim(Instant now) {
    if (isPaced()) {
      window.add(now);
    }
    standing = Standing.CLAIMED;
  }

  /** The first reply is sent, maybe long after it was claimed. */
  void depart(Instant now) {
    if (isPaced()) {
      window.removeLatest();
      window.add(now);
    }
    standing = Standing.BUSY;
  }

  /** Updates the reply in flight. */
  void update(PendingReply reply) {
    replies.removeFirst();
    replies.addFirst(reply);
  }

  /** Removes the reply in flight. */
  void settle() {
    replies.removeFirst();
    firstIsForgotten = false;
  }

  /** Keeps the reply in flight, in this form, for another attempt. */
  void retry(PendingReply reply, Instant when) {
    update(reply);
    notBefore = when;
  }

  /** Removes and returns all replies. */
  List<PendingReply> takeAll() {
    var all = List.copyOf(replies);
    replies.clear();
    standing = Standing.IDLE;
    return all;
  }

  /** Drops the replies to these users except the one in flight; returns how many it dropped. */
  int forget(Set<UserId> users) {
    var inFlight = isInFlight() ? replies.peekFirst() : null;
    firstIsForgotten |= inFlight != null && inFlight.isToOneOf(users);
    int before = replies.size();
    replies.removeIf(reply -> !reply.equals(inFlight) && reply.isToOneOf(users));
    return before - replies.size();
  }

  /** Replaces the call and the due time of a reply; returns whether it is here. */
  boolean rewrite(PendingReply reply) {
    var all = List.copyOf(replies);
    replies.clear();
    for (var one : all) {
      boolean same = one.id() == reply.id();
      replies.addLast(same ? one.with(reply.call()).notBefore(reply.notBefore()) : one);
    }
    return all.stream().anyMatch(one -> one.id() == reply.id());
  }
}
