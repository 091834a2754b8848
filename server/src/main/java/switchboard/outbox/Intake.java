package switchboard.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.sql.Encrypted;
import tools.jackson.core.JacksonException;

/**
 * Takes replies into memory: from commits, from the table, and from other instances. Not
 * thread-safe: used by the outbox thread only.
 */
final class Intake {

  private final Lanes lanes;
  private final Journal journal;
  private final ReplyOutcomes outcomes;
  private final Backlog backlog;
  private final GivenReplies given;

  Intake(
      Lanes lanes, Journal journal, ReplyOutcomes outcomes, Backlog backlog, GivenReplies given) {
    this.lanes = lanes;
    this.journal = journal;
    this.outcomes = outcomes;
    this.backlog = backlog;
    this.given = given;
  }

  /** Accepts what a commit did. */
  void add(Committed committed, Instant now) {
    if (!committed.erased().isEmpty() || !committed.rewritten().isEmpty()) {
      lanes.forget(committed.erased());
      committed.rewritten().forEach(lanes::rewrite);
      backlog.readAgain();
    }
    committed.elsewhere().forEach(sent -> lanes.sentElsewhere(sent, now));
    backlog.fitting(committed.replies(), lanes.size()).forEach(reply -> outcomes.add(reply, now));
  }

  /** A commit may have written replies that are not in memory. */
  void doubtCommit() {
    backlog.fallBehind();
  }

  /** Replies that this instance has to send may be missing in memory. */
  void doubt() {
    given.doubt();
  }

  /** Looks for replies that are only in the table. */
  void load(Instant now) {
    backlog.load(lanes.size());
    if (!backlog.isBehind()) {
      given.take(now);
    }
  }

  void loaded(@Nullable List<OutboxRow> rows, Instant now) {
    read(backlog.loaded(rows), now);
  }

  void given(@Nullable List<OutboxRow> rows, Instant now) {
    read(given.taken(rows), now);
  }

  private void read(List<OutboxRow> rows, Instant now) {
    for (var row : rows) {
      try {
        outcomes.take(PendingReply.in(row), now);
      } catch (JacksonException e) {
        journal.unreadable(row, now);
        if (!row.call().equals(Encrypted.ERASED)) {
          ReplyLog.unreadable(row);
        }
      }
    }
  }
}
