package switchboard.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.OutboxDao.ReplyChange;
import switchboard.store.OutboxDao.ReplyRewrite;
import switchboard.store.ReplyOwnerDao.ReplyClaim;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;

/**
 * Persists state changes of replies in batches, one write at a time. Not thread-safe: used by the
 * outbox thread only, which learns of completed writes by an event.
 */
final class Journal {

  /**
   * A reply that is about to be sent.
   *
   * @param isRepeatable whether it may be sent twice, so that nothing needs to be recorded
   */
  record Claim(Lane lane, ReplyClaim row, boolean isRepeatable) {}

  /**
   * The contents of one write. The claimed replies may be sent once it is written, except those
   * that are lost: erased, or another instance's meanwhile.
   */
  record Page(
      List<ReplyChange> changes,
      List<ReplyRewrite> rewrites,
      Map<ChatId, Instant> unreachable,
      List<Claim> claimed,
      Set<Long> lost) {

    Page() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new LinkedHashMap<>(),
          new ArrayList<>(),
          ConcurrentHashMap.newKeySet());
    }

    boolean isEmpty() {
      return changes.isEmpty() && rewrites.isEmpty() && unreachable.isEmpty() && claimed.isEmpty();
    }

    /** Whether nobody waits for it. */
    boolean isPatient() {
      return rewrites.isEmpty() && unreachable.isEmpty() && claimed.isEmpty();
    }

    private boolean write(Tables tables) {
      if (!rewrites.isEmpty()) {
        tables.outbox().rewrite(rewrites);
      }
      if (!changes.isEmpty()) {
        tables.outbox().change(changes);
      }
      unreachable.forEach((chat, at) -> setUnreachable(tables, chat.user(), at));
      lost.clear();
      claimOnce(tables);
      checkRepeatable(tables);
      return true;
    }

    private static void setUnreachable(Tables tables, UserId user, Instant at) {
      if (tables.users().setReachable(user, false) && tables.countsFigures()) {
        tables.rollups().addHours(List.of(HourFigures.blocked(at)));
      }
    }

    /** Claims what must be sent once only. */
    private void claimOnce(Tables tables) {
      var once = rows(claim -> !claim.isRepeatable());
      if (!once.isEmpty()) {
        int[] done = tables.replyOwners().claim(once);
        IntStream.range(0, done.length)
            .filter(i -> done[i] == 0)
            .forEach(i -> lost.add(once.get(i).id()));
      }
    }

    /** Looks whether what may be sent twice is still to be sent. */
    private void checkRepeatable(Tables tables) {
      var repeatable = rows(Claim::isRepeatable);
      if (!repeatable.isEmpty()) {
        var ids = repeatable.stream().map(ReplyClaim::id).toList();
        long owner = repeatable.getFirst().owner();
        var owned = tables.replyOwners().owned(InListPadding.list(ids), owner);
        ids.stream().filter(id -> !owned.contains(id)).forEach(lost::add);
      }
    }

    private List<ReplyClaim> rows(Predicate<Claim> which) {
      return claimed.stream().filter(which).map(Claim::row).toList();
    }
  }

  /** How long results wait for others, so that they share a commit. */
  private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Store store;
  private final Membership membership;
  private final BiConsumer<Page, @Nullable Throwable> written;
  private long lastWrite = System.nanoTime() - GATHERING_NANOS;
  private Page page = new Page();
  private @Nullable Page underWay;

  Journal(Store store, Membership membership, BiConsumer<Page, @Nullable Throwable> written) {
    this.store = store;
    this.membership = membership;
    this.written = written;
  }

  /**
   * The lane's first reply is about to be sent, which must not happen before the write. If it may
   * be sent twice, the write only makes sure that it is still for this instance to send.
   */
  void claim(Lane lane, Instant at) {
    var reply = lane.first();
    var remark = reply.remark();
    var row =
        new ReplyClaim(
            reply.id(),
            membership.id(),
            reply.attempts(),
            remark == null ? null : remark.error(),
            remark == null ? null : remark.trouble(),
            at);
    page.claimed().add(new Claim(lane, row, RetryDecision.isRepeatable(reply.call())));
  }

  /** Records that the reply waits for another attempt. */
  void waits(PendingReply reply, @Nullable String error, Instant at) {
    note(reply, new RetryDecision.Finished(ReplyState.PENDING, error, null, null), at);
  }

  /** Records the final state. */
  void end(PendingReply reply, RetryDecision.Finished end, Instant at) {
    note(reply, end, at);
  }

  /** An earlier remark and its reason stay until there is other trouble. */
  private void note(PendingReply reply, RetryDecision.Finished now, Instant at) {
    var earlier = now.trouble() == null ? reply.remark() : null;
    page.changes()
        .add(
            new ReplyChange(
                reply.id(),
                now.state(),
                reply.attempts(),
                earlier == null ? now.error() : earlier.error(),
                now.messageId(),
                earlier == null ? now.trouble() : earlier.trouble(),
                at));
  }

  void rewrite(PendingReply reply) {
    page.rewrites().add(reply.rewriteRow());
  }

  /** Records a row that this version cannot read, such as one written by a newer version. */
  void unreadable(OutboxRow row, Instant at) {
    page.changes()
        .add(
            new ReplyChange(
                row.id(),
                ReplyState.REFUSED,
                row.attempts(),
                "cannot be read",
                null,
                ReplyTrouble.REFUSED,
                at));
  }

  void unreachable(ChatId chat, Instant at) {
    page.unreachable().put(chat, at);
  }

  /** Starts a write unless one is running, nothing has changed, or results may wait for others. */
  void write() {
    if (underWay == null && !page.isEmpty() && (!page.isPatient() || patience() <= 0)) {
      send();
    }
  }

  /** How long the results that wait may still wait, in nanoseconds. */
  long patience() {
    return underWay == null && !page.isEmpty()
        ? lastWrite + GATHERING_NANOS - System.nanoTime()
        : Long.MAX_VALUE;
  }

  private void send() {
    lastWrite = System.nanoTime();
    var full = page;
    page = new Page();
    underWay = full;
    var write =
        full.unreachable().isEmpty() ? store.writePatiently(full::write) : store.write(full::write);
    var _ = write.whenComplete((_, failure) -> written.accept(full, failure));
  }

  /**
   * Called when the write ends. After a failure, its changes are put before the newer ones and
   * retried.
   */
  void ended(Page full, boolean failed) {
    underWay = null;
    if (failed) {
      full.changes().addAll(page.changes());
      full.rewrites().addAll(page.rewrites());
      full.unreachable().putAll(page.unreachable());
      full.claimed().addAll(page.claimed());
      page = full;
    }
  }

  /** Records that the replies claimed by a write were not sent. */
  void release(Page full, Instant at) {
    full.claimed().stream()
        .filter(claim -> !full.lost().contains(claim.row().id()))
        .forEach(claim -> release(claim, at));
  }

  /** Records that a claimed reply was not sent. */
  void release(Claim claim, Instant at) {
    if (!claim.isRepeatable()) {
      waits(claim.lane().first(), null, at);
    }
  }

  /** Performs the last write, after the running one. Claimed replies are released unsent. */
  void close(Instant at) {
    if (underWay != null) {
      release(underWay, at);
    }
    page.claimed().clear();
    if (!page.isEmpty()) {
      send();
    }
  }

  boolean isIdle() {
    return underWay == null && page.isEmpty();
  }
}
