package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import switchboard.telegram.SendResult;

/**
 * Does to lanes and journal what the verdict on an attempt says. Touched by the outbox's thread
 * only.
 */
final class Settling {

  private final Lanes lanes;
  private final Journal journal;
  private final Meter meter;

  Settling(Lanes lanes, Journal journal, Meter meter) {
    this.lanes = lanes;
    this.journal = journal;
    this.meter = meter;
  }

  void settle(Lane lane, SendResult result, Instant now) {
    if (lane.forgetsFirst) {
      lanes.done(lane, now);
      return;
    }
    var reply = lane.replies.removeFirst().tried();
    lane.replies.addFirst(reply);
    var age = Duration.between(reply.createdAt(), now);
    meter.tried(reply.call(), result, age);
    switch (Verdict.on(reply.call(), result, reply.attempts(), age)) {
      case Verdict.Finished end -> {
        journal.note(reply, end.state(), end.error(), end.messageId(), now);
        ReplyLog.ended(reply, end);
        lanes.done(lane, now);
      }
      case Verdict.Again again -> {
        journal.note(reply, ReplyState.PENDING, again.error(), null, now);
        ReplyLog.waits(reply, again.error(), again.pause());
        lanes.again(lane, reply, again.pause(), now);
      }
      case Verdict.Limited limited -> {
        journal.note(reply, ReplyState.PENDING, "limited by Telegram", null, now);
        ReplyLog.waits(reply, "limited by Telegram", limited.pause());
        lanes.limited(lane, reply, limited.pause(), now);
      }
      case Verdict.Instead instead -> {
        var other = reply.with(instead.call());
        journal.rewrite(other);
        lanes.again(lane, other, Duration.ZERO, now);
      }
      case Verdict.Moved moved -> move(lane, moved, now);
      case Verdict.Unreachable gone -> giveUp(lane, gone.error(), now);
    }
  }

  private void move(Lane lane, Verdict.Moved moved, Instant now) {
    var replies =
        lanes.empty(lane).stream()
            .map(reply -> reply.with(Calls.to(moved.to(), reply.call())))
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
