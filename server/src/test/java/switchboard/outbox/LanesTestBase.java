package switchboard.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.cluster.Membership;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.UserId;

/** Fills lanes. */
abstract class LanesTestBase {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final long GROUP = -9;

  final Lanes lanes = new Lanes(SendLimits.OFF, Membership.ALONE);
  long lastId;

  /** Adds a message of the bot; returns its id. */
  long message(Lanes to, long chat, long user, Instant at) {
    return add(
        to, user, new Call.SendMessage(new ChatId(chat), null, new Content("x", List.of())), at);
  }

  long message(long chat) {
    return message(lanes, chat, chat, NOW);
  }

  long answer(long user) {
    return add(lanes, user, new Call.AnswerTap("q", null, false), NOW);
  }

  long add(Lanes to, long user, Call call, Instant at) {
    long id = ++lastId;
    to.add(PendingReply.of(id, new UserId(user), call, at), at);
    return id;
  }

  Lane next() {
    return lanes.next(NOW).orElseThrow();
  }

  static long first(Lane lane) {
    return lane.first().id();
  }

  /** The ids in the order sent, if each reply finishes at once. */
  List<Long> all(Instant at) {
    var sent = new ArrayList<Long>();
    Optional<Lane> lane = lanes.next(at);
    while (lane.isPresent()) {
      sent.add(first(lane.get()));
      lanes.settle(lane.get(), at);
      lane = lanes.next(at);
    }
    return sent;
  }
}
