package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.base.SlidingWindow;
import switchboard.cluster.Membership;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.ReplyOwnerDao.Placed;

/** Schedules the replies in memory, by chat. Not thread-safe: used by the outbox thread only. */
final class Lanes {

  private static final int SWEEP_FROM = 1_000;

  /** A lane with its due time. */
  private record Later(Instant due, Lane lane) {}

  private final SendLimits pace;
  private final Membership membership;
  private final SlidingWindow overall;
  private final SlidingWindow departures;
  private final Map<ChatId, Lane> chats = new HashMap<>();
  private final ArrayDeque<Lane> answers = new ArrayDeque<>();
  private final ArrayDeque<Lane> ready = new ArrayDeque<>();
  private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::due));
  private Instant allPausedUntil = Instant.MIN;
  private Instant lastLimit = Instant.MIN;
  private @Nullable ChatId lastLimited;
  private int size;

  /** Number of claimed messages that are not sent yet. */
  private int claimed;

  private int sweepAt = SWEEP_FROM;

  Lanes(SendLimits pace, Membership membership) {
    this.pace = pace;
    this.membership = membership;
    overall = pace.overall();
    departures = pace.overall();
  }

  SendLimits limits() {
    return pace;
  }

  int size() {
    return size;
  }

  /** Counts a message of another instance for the limit of its chat. */
  void sentElsewhere(Placed sent, Instant now) {
    lane(sent.chatId()).sentElsewhere(sent, now);
  }

  /** Number of chats in memory. */
  int chats() {
    return chats.size();
  }

  void add(PendingReply reply, Instant now) {
    var chat = reply.call().chat();
    var lane = chat == null ? new Lane(null, pace.chat(null)) : lane(chat);
    lane.add(reply);
    size++;
    queueIdle(lane, now);
  }

  /** Inserts replies before those already queued for the chat. */
  void prepend(ChatId chat, List<PendingReply> replies, Instant now) {
    var lane = lane(chat);
    lane.prepend(replies);
    size += replies.size();
    queueIdle(lane, now);
  }

  /** Replaces the call of a pending reply; returns whether it is here. */
  boolean rewrite(PendingReply reply) {
    var chat = reply.call().chat();
    var lane = chat == null ? null : chats.get(chat);
    return lane != null && lane.rewrite(reply);
  }

  private Lane lane(ChatId chat) {
    return chats.computeIfAbsent(chat, id -> new Lane(id, pace.chat(id)));
  }

  /** Takes a lane that may send its first reply now; it is busy until one of the calls below. */
  Optional<Lane> next(Instant now) {
    while (!later.isEmpty() && !later.peek().due().isAfter(now)) {
      queue(later.poll().lane(), now);
    }
    var lane = answers.poll();
    if (lane == null && mayClaim(now)) {
      lane = ready.poll();
    }
    if (lane == null) {
      return Optional.empty();
    }
    if (lane.isPaced()) {
      overall.add(now);
      claimed++;
    }
    lane.claim(now);
    return Optional.of(lane);
  }

  /** While claims cannot be written, only as many are made as may be sent within a second. */
  private boolean mayClaim(Instant now) {
    return !nextFree(overall, now).isAfter(now)
        && (!pace.isLimited() || claimed < pace.perSecond());
  }

  /** When to check again if nothing happens before. */
  Instant wake(Instant now) {
    var next = ready.isEmpty() ? Instant.MAX : nextFree(overall, now);
    return later.isEmpty() || later.peek().due().isAfter(next) ? next : later.peek().due();
  }

  private Instant nextFree(SlidingWindow window, Instant now) {
    if (membership.isShared() && pace.isLimited()) {
      window.limit(membership.share(pace.perSecond()));
    }
    var free = window.nextFree(now);
    return free.isAfter(allPausedUntil) ? free : allPausedUntil;
  }

  /** When the lane may send the reply that it has claimed. */
  Instant departure(Lane lane, Instant now) {
    return lane.isPaced() ? nextFree(departures, now) : now;
  }

  /** The lane sends the reply that it has claimed. */
  void depart(Lane lane, Instant now) {
    if (lane.isPaced()) {
      departures.add(now);
      claimed--;
    }
    lane.depart(now);
  }

  private void goOn(Lane lane, Instant now) {
    release(lane);
    queue(lane, now);
  }

  private void release(Lane lane) {
    if (lane.isPaced() && lane.isClaimed()) {
      claimed--;
    }
  }

  /** The reply in flight is settled. */
  void settle(Lane lane, Instant now) {
    lane.settle();
    size--;
    goOn(lane, now);
  }

  /** Retries the reply in flight, in this form, after the pause. */
  void retry(Lane lane, PendingReply reply, Duration pause, Instant now) {
    lane.retry(reply, now.plus(pause));
    goOn(lane, now);
  }

  /**
   * Retries the reply in flight, which Telegram rate limited. If another chat is limited at the
   * same time, all chats wait.
   */
  void limit(Lane lane, PendingReply reply, Duration pause, Instant now) {
    var until = now.plus(pause);
    if (lastLimit.isAfter(now) && !Objects.equals(lastLimited, lane.chat())) {
      allPausedUntil = until.isAfter(lastLimit) ? until : lastLimit;
    }
    lastLimited = lane.chat();
    lastLimit = until;
    retry(lane, reply, pause, now);
  }

  /** Removes and returns all replies of a lane, which is then idle. */
  List<PendingReply> takeAll(Lane lane) {
    release(lane);
    var all = lane.takeAll();
    size -= all.size();
    return all;
  }

  /** Drops the replies to these users; a reply in flight is not retried. */
  void forget(Set<UserId> users) {
    chats.values().forEach(lane -> size -= lane.forget(users));
    ready.removeIf(lane -> !lane.queue());
  }

  private void queueIdle(Lane lane, Instant now) {
    if (lane.isIdle()) {
      queue(lane, now);
    }
  }

  private void queue(Lane lane, Instant now) {
    if (!lane.queue()) {
      sweep(now);
      return;
    }
    var due = lane.due(now);
    if (due.isAfter(now)) {
      later.add(new Later(due, lane));
    } else {
      (lane.isPaced() ? ready : answers).add(lane);
    }
  }

  /** Removes idle lanes whose rate limit window is empty. */
  private void sweep(Instant now) {
    if (chats.size() >= sweepAt) {
      chats.values().removeIf(lane -> lane.isSpent(now));
      sweepAt = Math.max(SWEEP_FROM, 2 * chats.size());
    }
  }
}
