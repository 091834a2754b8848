package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.telegram.SendResult;

/**
 * Applies the decision about a send attempt to lanes and journal. Not thread-safe: used by the
 * outbox thread only.
 */
final class ReplyOutcomes {

  private static final String RATE_LIMITED = "limited by Telegram";

  private final Lanes lanes;
  private final Journal journal;
  private final TelegramReachability reachability;
  private final Meter meter;
  private final ChatMigrations moves = new ChatMigrations();

  ReplyOutcomes(Lanes lanes, Journal journal, TelegramReachability reachability, Meter meter) {
    this.lanes = lanes;
    this.journal = journal;
    this.reachability = reachability;
    this.meter = meter;
  }

  /** Adds a reply, redirected if its chat has migrated. */
  void add(PendingReply reply, Instant now) {
    var moved = moves.follow(reply.call()).map(reply::with);
    moved.ifPresent(journal::rewrite);
    lanes.add(moved.orElse(reply), now);
  }

  /** Adds a reply that another instance wrote or changed, or replaces the one in memory. */
  void take(PendingReply reply, Instant now) {
    if (!lanes.rewrite(reply)) {
      add(reply, now);
    }
  }

  /** Applies the result of sending the lane's first reply. */
  void settle(Lane lane, SendResult result, Instant now) {
    if (lane.isFirstForgotten()) {
      lanes.settle(lane, now);
      return;
    }
    boolean failed = TelegramReachability.isFailure(result);
    var reply = failed ? lane.first().failed(reachability, now) : lane.first().tried();
    lane.update(reply);
    reachability.saw(result, lane.isPaced(), now);
    var age = Duration.between(reply.createdAt(), now);
    meter.tried(reply.call(), result, age);
    var attempt = new RetryDecision.Attempt(reply.attempts(), age, reply.failures().alone());
    var decision = RetryDecision.on(reply.call(), result, attempt);
    if (failed && !(decision instanceof RetryDecision.Again)) {
      reachability.gaveUp();
    }
    follow(decision, lane, reply, now);
  }

  private void follow(RetryDecision decision, Lane lane, PendingReply reply, Instant now) {
    switch (decision) {
      case RetryDecision.Finished end -> {
        journal.end(reply, end, now);
        ReplyLog.ended(reply, end);
        lanes.settle(lane, now);
      }
      case RetryDecision.Again(var pause, var error) -> {
        journal.waits(reply, error, now);
        ReplyLog.waits(reply, error, pause);
        lanes.retry(lane, reply, pause, now);
      }
      case RetryDecision.Limited(var pause) -> {
        journal.waits(reply, RATE_LIMITED, now);
        ReplyLog.waits(reply, RATE_LIMITED, pause);
        lanes.limit(lane, reply, pause, now);
      }
      case RetryDecision.Instead instead ->
          lanes.retry(lane, replaced(reply, instead, now), Duration.ZERO, now);
      case RetryDecision.Moved(var to) -> move(lane, to, now);
      case RetryDecision.Unreachable(var error) -> giveUp(lane, error, now);
    }
  }

  private PendingReply replaced(PendingReply reply, RetryDecision.Instead instead, Instant now) {
    var other = reply.with(instead.call());
    var trouble = instead.trouble();
    if (trouble != null) {
      ReplyLog.instead(reply, trouble, instead.error());
      other = other.with(new PendingReply.Remark(trouble, instead.error()));
    }
    journal.waits(other, null, now);
    journal.rewrite(other);
    return other;
  }

  private void move(Lane lane, ChatId to, Instant now) {
    if (lane.chat() != null) {
      moves.add(lane.chat(), to);
    }
    var replies =
        lanes.takeAll(lane).stream().map(reply -> reply.with(reply.call().to(to))).toList();
    replies.forEach(journal::rewrite);
    replies.forEach(reply -> journal.waits(reply, null, now));
    lanes.prepend(to, replies, now);
  }

  private void giveUp(Lane lane, String error, Instant now) {
    var refused = new RetryDecision.Finished(ReplyState.REFUSED, error, null, null);
    var replies = lanes.takeAll(lane);
    replies.forEach(reply -> journal.end(reply, refused, now));
    if (lane.chat() != null) {
      journal.unreachable(lane.chat(), now);
    }
    ReplyLog.unreachable(lane.chat(), replies.size(), error);
  }
}
