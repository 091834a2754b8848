package switchboard.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.OutboxDao.ReplyChange;
import switchboard.store.OutboxDao.ReplyRewrite;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Persists state changes of replies in batches, one write at a time. Not thread-safe: used by the
 * outbox thread only, which learns of completed writes by an event.
 */
final class Journal {

  /**
   * The contents of one write. The first reply of each claimed lane may be sent once it is written.
   */
  record Page(
      List<ReplyChange> changes,
      List<ReplyRewrite> rewrites,
      List<ChatId> unreachable,
      List<Lane> claimed) {

    Page() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
      return changes.isEmpty() && rewrites.isEmpty() && unreachable.isEmpty();
    }

    private Void write(Tables tables) {
      if (!rewrites.isEmpty()) {
        tables.outbox().rewrite(rewrites);
      }
      if (!changes.isEmpty()) {
        tables.outbox().change(changes);
      }
      unreachable.forEach(chat -> tables.users().setReachable(chat.user(), false));
      return null;
    }
  }

  private final Store store;
  private final BiConsumer<Page, @Nullable Throwable> written;
  private Page page = new Page();
  private @Nullable Page underWay;

  Journal(Store store, BiConsumer<Page, @Nullable Throwable> written) {
    this.store = store;
    this.written = written;
  }

  /**
   * Records that the lane's first reply is about to be sent. It must not be sent before that is
   * written.
   */
  void claim(Lane lane, Instant at) {
    note(lane.first(), new RetryDecision.Finished(ReplyState.SENDING, null, null, null), at);
    page.claimed().add(lane);
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

  void unreachable(ChatId chat) {
    page.unreachable().add(chat);
  }

  /** Starts a write unless one is running or nothing has changed. */
  void write() {
    if (underWay == null && !page.isEmpty()) {
      send();
    }
  }

  private void send() {
    var full = page;
    page = new Page();
    underWay = full;
    var _ = store.write(full::write).whenComplete((_, failure) -> written.accept(full, failure));
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
      full.unreachable().addAll(page.unreachable());
      full.claimed().addAll(page.claimed());
      page = full;
    }
  }

  /** Records that these claimed replies were not sent. */
  void release(List<Lane> lanes, Instant at) {
    lanes.forEach(lane -> waits(lane.first(), null, at));
  }

  /** Performs the last write, after the running one. Claimed replies are released unsent. */
  void close(Instant at) {
    if (underWay != null) {
      release(underWay.claimed(), at);
    }
    release(page.claimed(), at);
    if (!page.isEmpty()) {
      send();
    }
  }

  boolean isIdle() {
    return underWay == null && page.isEmpty();
  }
}
