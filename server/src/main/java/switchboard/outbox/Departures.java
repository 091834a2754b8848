package switchboard.outbox;

import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;

/**
 * Replies whose claims are written, in order. Each is sent as soon as the rate limit allows, which
 * is usually at once. When the database was slow or this program was halted, many claims may be
 * written at the same time; sent at once, they would exceed the limit. Not thread-safe: used by the
 * outbox thread only.
 */
final class Departures {

  private final Lanes lanes;
  private final Membership membership;
  private final ArrayDeque<Journal.Claim> waiting = new ArrayDeque<>();

  Departures(Lanes lanes, Membership membership) {
    this.lanes = lanes;
    this.membership = membership;
  }

  /** Adds a claim; answers to callback queries need not wait for messages. */
  void add(Journal.Claim claim) {
    if (claim.lane().isPaced()) {
      waiting.addLast(claim);
    } else {
      waiting.addFirst(claim);
    }
  }

  /**
   * Takes the next claim that may be sent now, or that another instance has taken over. While this
   * instance does not know whether the others took it for dead, there is none: it must not send,
   * and would change the order if it went on with later replies.
   */
  Journal.@Nullable Claim next(Instant now) {
    var first = waiting.peekFirst();
    return first == null
            || !membership.isCurrent()
            || lanes.departure(first.lane(), now).isAfter(now)
        ? null
        : waiting.pollFirst();
  }

  /** When to check again if nothing happens before. */
  Instant wake(Instant now) {
    var first = waiting.peekFirst();
    return first == null || !membership.isCurrent()
        ? Instant.MAX
        : lanes.departure(first.lane(), now);
  }

  /** Records that they were not sent, unless another instance has decided about them. */
  void release(Journal journal, Instant now) {
    waiting.stream().filter(this::isOwn).forEach(claim -> journal.release(claim, now));
    waiting.clear();
  }

  boolean isOwn(Journal.Claim claim) {
    return claim.row().owner() == membership.id();
  }
}
