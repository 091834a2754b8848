package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import switchboard.cluster.Membership;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.Store;

/**
 * Takes the replies that other instances gave to this one. It looks for them several times a
 * second: most often there are none, and an index tells so. Not thread-safe: used by the outbox
 * thread only.
 */
final class GivenReplies {

  static final Duration PAUSE = Duration.ofMillis(200);

  private final Store store;
  private final Membership membership;
  private final Consumer<List<OutboxRow>> taken;
  private Instant next = Instant.MIN;
  private boolean isTaking;

  GivenReplies(Store store, Membership membership, Consumer<List<OutboxRow>> taken) {
    this.store = store;
    this.membership = membership;
    this.taken = taken;
  }

  /** Takes them when it is time to. */
  void take(Instant now) {
    if (!membership.isShared() || isTaking || now.isBefore(next)) {
      return;
    }
    isTaking = true;
    next = now.plus(PAUSE);
    long owner = membership.id();
    var _ =
        store
            .write(tables -> tables.outbox().takeGiven(owner))
            .whenComplete(
                (rows, failure) -> taken.accept(failure == null ? ordered(rows) : List.of()));
  }

  void taken() {
    isTaking = false;
  }

  private static List<OutboxRow> ordered(List<OutboxRow> rows) {
    return rows.stream().sorted(Comparator.comparingLong(OutboxRow::id)).toList();
  }
}
