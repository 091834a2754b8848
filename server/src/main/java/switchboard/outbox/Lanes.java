package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import switchboard.outbox.Lane.Standing;

/** Schedules the replies in memory, by chat. Not thread-safe: used by the outbox thread only. */
final class Lanes {

  private static final int SWEEP_FROM = 1_000;

  /** A lane with its due time. */
  private record Later(Instant due, Lane lane) {}

  private final SendLimits pace;
  private final SlidingWindow overall;
  private final Map<Long, Lane> chats = new HashMap<>();
  private final ArrayDeque<Lane> answers = new ArrayDeque<>();
  private final ArrayDeque<Lane> ready = new ArrayDeque<>();
  private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::due));
  private Instant allPausedUntil = Instant.MIN;
  private Instant lastLimit = Instant.MIN;
  private long lastLimited;
  private int size;
  private int sweepAt = SWEEP_FROM;

  Lanes(SendLimits pace) {
    this.pace = pace;
    overall = pace.overall();
  }

  int size() {
    return size;
  }

  /** Number of chats in memory. */
  int chats() {
    return chats.size();
  }

  void add(PendingReply reply, Instant now) {
    var chat = reply.call().chat();
    var lane = chat == null ? new Lane(null, pace.chat(null)) : lane(chat.value());
    lane.replies.addLast(reply);
    size++;
    if (lane.standing == Standing.IDLE) {
      queue(lane, now);
    }
  }

  /** Replaces the call of a pending reply. */
  void rewrite(PendingReply reply) {
    var chat = reply.call().chat();
    var lane = chat == null ? null : chats.get(chat.value());
    if (lane != null) {
      lane.rewrite(reply);
    }
  }

  private Lane lane(long chat) {
    return chats.computeIfAbsent(chat, id -> new Lane(id, pace.chat(id)));
  }

  /** Takes a lane that may send its first reply now and marks it busy. */
  Optional<Lane> next(Instant now) {
    while (!later.isEmpty() && !later.peek().due().isAfter(now)) {
      queue(later.poll().lane(), now);
    }
    var lane = answers.poll();
    if (lane == null && !nextFree(now).isAfter(now)) {
      lane = ready.poll();
    }
    if (lane == null) {
      return Optional.empty();
    }
    if (lane.isPaced()) {
      overall.take(now);
      lane.window.take(now);
    }
    lane.standing = Standing.BUSY;
    return Optional.of(lane);
  }

  /** When to check again if nothing happens before. */
  Instant wake(Instant now) {
    var next = ready.isEmpty() ? Instant.MAX : nextFree(now);
    return later.isEmpty() || later.peek().due().isAfter(next) ? next : later.peek().due();
  }

  private Instant nextFree(Instant now) {
    var free = overall.nextFree(now);
    return free.isAfter(allPausedUntil) ? free : allPausedUntil;
  }

  /** Removes the lane's first reply, which is settled. */
  void done(Lane lane, Instant now) {
    lane.replies.removeFirst();
    lane.forgetsFirst = false;
    size--;
    queue(lane, now);
  }

  /** Retries the lane's first reply, in this form, after the pause. */
  void again(Lane lane, PendingReply waiting, Duration pause, Instant now) {
    lane.replies.removeFirst();
    lane.replies.addFirst(waiting);
    lane.notBefore = now.plus(pause);
    queue(lane, now);
  }

  /**
   * Handles a rate limit on a chat. If another chat is limited at the same time, all chats wait.
   */
  void limited(Lane lane, PendingReply waiting, Duration pause, Instant now) {
    long chat = lane.chat == null ? 0 : lane.chat;
    var until = now.plus(pause);
    if (lastLimit.isAfter(now) && lastLimited != chat) {
      allPausedUntil = until.isAfter(lastLimit) ? until : lastLimit;
    }
    lastLimited = chat;
    lastLimit = until;
    again(lane, waiting, pause, now);
  }

  /** Removes and returns all replies of a lane. */
  List<PendingReply> empty(Lane lane) {
    var all = List.copyOf(lane.replies);
    size -= all.size();
    lane.replies.clear();
    lane.standing = Standing.IDLE;
    return all;
  }

  /** Inserts replies before those already queued for the chat. */
  void prepend(long chat, List<PendingReply> replies, Instant now) {
    var lane = lane(chat);
    size += replies.size();
    var first = lane.standing == Standing.BUSY ? lane.replies.pollFirst() : null;
    replies.reversed().forEach(lane.replies::addFirst);
    if (first != null) {
      lane.replies.addFirst(first);
    }
    if (lane.standing == Standing.IDLE) {
      queue(lane, now);
    }
  }

  /** Drops the replies to these users; a reply in flight is not retried. */
  void forget(Set<Long> users) {
    for (var lane : chats.values()) {
      var busy = lane.standing == Standing.BUSY ? lane.replies.peekFirst() : null;
      lane.forgetsFirst |= busy != null && busy.isToOneOf(users);
      int before = lane.replies.size();
      lane.replies.removeIf(reply -> !reply.equals(busy) && reply.isToOneOf(users));
      size -= before - lane.replies.size();
    }
    ready.removeIf(Lanes::hasNothingLeft);
  }

  /** Whether a queued lane has lost all its replies; it then becomes idle. */
  private static boolean hasNothingLeft(Lane lane) {
    if (!lane.replies.isEmpty()) {
      return false;
    }
    lane.standing = Standing.IDLE;
    return true;
  }

  private void queue(Lane lane, Instant now) {
    if (lane.replies.isEmpty()) {
      lane.standing = Standing.IDLE;
      sweep(now);
      return;
    }
    lane.standing = Standing.QUEUED;
    var due = lane.due(now);
    if (due.isAfter(now)) {
      later.add(new Later(due, lane));
    } else {
      toFront(lane);
    }
  }

  private void toFront(Lane lane) {
    if (lane.replies.isEmpty()) {
      lane.standing = Standing.IDLE;
    } else if (lane.isPaced()) {
      ready.add(lane);
    } else {
      answers.add(lane);
    }
  }

  /** Removes idle lanes whose rate limit window is empty. */
  private void sweep(Instant now) {
    if (chats.size() >= sweepAt) {
      chats.values().removeIf(lane -> lane.standing == Standing.IDLE && lane.window.isSpent(now));
      sweepAt = Math.max(SWEEP_FROM, 2 * chats.size());
    }
  }
}
