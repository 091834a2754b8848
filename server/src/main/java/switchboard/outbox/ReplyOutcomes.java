package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import switchboard.domain.ChatId;
import switchboard.telegram.SendResult;

/**
 * Applies the verdict on a send attempt to lanes and journal. Not thread-safe: used by the outbox
 * thread only.
 */
final class ReplyOutcomes {

  private final Lanes lanes;
  private final Journal journal;
  private final TelegramReachability way;
  private final Meter meter;
  private final ChatMigrations moves = new ChatMigrations();

  ReplyOutcomes(Lanes lanes, Journal journal, TelegramReachability way, Meter meter) {
    this.lanes = lanes;
    this.journal = journal;
    this.way = way;
    this.meter = meter;
  }

  /** Adds a reply, redirected if its chat has migrated. */
  void add(PendingReply reply, Instant now) {
    var moved = moves.follow(reply.call()).map(reply::with);
    moved.ifPresent(journal::rewrite);
    lanes.add(moved.orElse(reply), now);
  }

  void settle(Lane lane, SendResult result, Instant now) {
    if (lane.forgetsFirst) {
      lanes.done(lane, now);
      return;
    }
    var tried = lane.replies.removeFirst();
    var reply = TelegramReachability.isFailure(result) ? tried.failed(way, now) : tried.tried();
    lane.replies.addFirst(reply);
    way.saw(result, lane.isPaced(), now);
    var age = Duration.between(reply.createdAt(), now);
    meter.tried(reply.call(), result, age);
    var attempt = new RetryDecision.Attempt(reply.attempts(), age, reply.failures().alone());
    var verdict = RetryDecision.on(reply.call(), result, attempt);
    if (TelegramReachability.isFailure(result) && !(verdict instanceof RetryDecision.Again)) {
      way.gaveUp();
    }
    follow(verdict, lane, reply, now);
  }

  private void follow(RetryDecision verdict, Lane lane, PendingReply reply, Instant now) {
    switch (verdict) {
      case RetryDecision.Finished end -> {
        journal.end(reply, end, now);
        ReplyLog.ended(reply, end);
        lanes.done(lane, now);
      }
      case RetryDecision.Again again -> {
        journal.note(reply, ReplyState.PENDING, again.error(), null, now);
        ReplyLog.waits(reply, again.error(), again.pause());
        lanes.again(lane, reply, again.pause(), now);
      }
      case RetryDecision.Limited limited -> {
        journal.note(reply, ReplyState.PENDING, "limited by Telegram", null, now);
        ReplyLog.waits(reply, "limited by Telegram", limited.pause());
        lanes.limited(lane, reply, limited.pause(), now);
      }
      case RetryDecision.Instead instead -> {
        var other = instead(reply, instead, now);
        lanes.again(lane, other, Duration.ZERO, now);
      }
      case RetryDecision.Moved moved -> move(lane, moved, now);
      case RetryDecision.Unreachable gone -> giveUp(lane, gone.error(), now);
    }
  }

  private PendingReply instead(PendingReply reply, RetryDecision.Instead instead, Instant now) {
    var other = reply.with(instead.call());
    var trouble = instead.trouble();
    if (trouble != null) {
      ReplyLog.instead(reply, trouble, instead.error());
      other = other.with(new PendingReply.Remark(trouble, instead.error()));
      journal.note(other, ReplyState.PENDING, null, null, now);
    }
    journal.rewrite(other);
    return other;
  }

  private void move(Lane lane, RetryDecision.Moved moved, Instant now) {
    if (lane.chat != null) {
      moves.add(new ChatId(lane.chat), moved.to());
    }
    var replies =
        lanes.empty(lane).stream()
            .map(reply -> reply.with(CallText.to(moved.to(), reply.call())))
            .toList();
    replies.forEach(journal::rewrite);
    replies.forEach(reply -> journal.note(reply, ReplyState.PENDING, null, null, now));
    lanes.prepend(moved.to().value(), replies, now);
  }

  private void giveUp(Lane lane, String error, Instant now) {
    var replies = lanes.empty(lane);
    replies.forEach(reply -> journal.note(reply, ReplyState.REFUSED, error, null, now));
    if (lane.chat != null) {
      journal.unreachable(lane.chat);
    }
    ReplyLog.unreachable(lane.chat, replies.size(), error);
  }
}
