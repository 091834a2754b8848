package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Takes the replies that other instances gave to this one. It looks for them several times a
 * second: most often there are none, and an index tells so. Not thread-safe: used by the outbox
 * thread only.
 */
final class GivenReplies {

  static final Duration PAUSE = Duration.ofMillis(200);

  private final Store store;
  private final Membership membership;
  private final Consumer<@Nullable List<OutboxRow>> taken;
  private Instant next = Instant.MIN;
  private boolean isTaking;
  private boolean isUncertain;

  GivenReplies(Store store, Membership membership, Consumer<@Nullable List<OutboxRow>> taken) {
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
    boolean again = isUncertain;
    isUncertain = false;
    var _ =
        store
            .write(tables -> take(tables, owner, again))
            .whenComplete((rows, failure) -> taken.accept(failure == null ? ordered(rows) : null));
  }

  private static List<OutboxRow> take(Tables tables, long owner, boolean again) {
    if (again) {
      tables.replyOwners().giveAgain(owner);
    }
    return tables.replyOwners().takeGiven(owner);
  }

  /** The replies that were taken; empty when that failed, or it is not known whether it did. */
  List<OutboxRow> taken(@Nullable List<OutboxRow> rows) {
    isTaking = false;
    if (rows == null) {
      isUncertain = true;
      return List.of();
    }
    return rows;
  }

  /** Replies that this instance has to send may be missing in memory. */
  void doubt() {
    isUncertain = true;
  }

  private static List<OutboxRow> ordered(List<OutboxRow> rows) {
    return rows.stream().sorted(Comparator.comparingLong(OutboxRow::id)).toList();
  }
}
