package switchboard.outbox;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.Store;

/**
 * Bounds the number of replies in memory. Above the limit, new replies stay in the table and are
 * loaded from it later, in order; startup works the same way. Not thread-safe: used by the outbox
 * thread only, which receives loaded rows as an event.
 */
final class Backlog {

  private static final int MAX_IN_MEMORY = 20_000;
  private static final int PAGE = 5_000;

  private final Store store;
  private final Membership membership;
  private final BiConsumer<List<OutboxRow>, @Nullable Throwable> read;
  private long newestInMemory;
  private boolean behind = true;
  private boolean missedSome;
  private boolean loading;
  private boolean outdated;

  Backlog(
      Store store, Membership membership, BiConsumer<List<OutboxRow>, @Nullable Throwable> read) {
    this.store = store;
    this.membership = membership;
    this.read = read;
  }

  /** The newly committed replies that go straight to memory: all of them or none. */
  List<PendingReply> fitting(List<PendingReply> replies, int inMemory) {
    if (behind || inMemory >= MAX_IN_MEMORY) {
      fallBehind();
      return List.of();
    }
    return notThereYet(replies, PendingReply::id);
  }

  /** Loads the next page from the table when due. */
  void load(int inMemory) {
    if (!behind || loading || inMemory > MAX_IN_MEMORY / 2) {
      return;
    }
    loading = true;
    missedSome = false;
    long after = newestInMemory;
    long owner = membership.id();
    var _ =
        store.read(tables -> tables.outbox().waitingAfter(owner, after, PAGE)).whenComplete(read);
  }

  /** Whether replies wait that are not in memory. */
  boolean isBehind() {
    return behind;
  }

  /** There may be replies in the table that are not in memory. */
  void fallBehind() {
    behind = true;
    missedSome = true;
  }

  /** Discards the page being loaded: it may contain rows deleted meanwhile. */
  void readAgain() {
    outdated = loading;
  }

  /**
   * Accepts a loaded page; replies committed meanwhile come with the next one.
   *
   * @param replies absent when loading failed
   */
  List<OutboxRow> loaded(@Nullable List<OutboxRow> replies) {
    loading = false;
    if (outdated) {
      outdated = false;
      return List.of();
    }
    if (replies == null) {
      return List.of();
    }
    behind = missedSome || replies.size() == PAGE;
    return notThereYet(replies, OutboxRow::id);
  }

  private <T> List<T> notThereYet(List<T> replies, ToLongFunction<T> id) {
    long newest = newestInMemory;
    var fresh = replies.stream().filter(reply -> id.applyAsLong(reply) > newest).toList();
    if (!fresh.isEmpty()) {
      newestInMemory = id.applyAsLong(fresh.getLast());
    }
    return fresh;
  }
}
