package switchboard.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives rows their numbers before they are written: a batch needs no answer, and ciphertext can be
 * bound to its row. Rising, and never given twice while the one process that writes runs.
 */
public final class RowIds {

  private final AtomicLong messages;
  private final AtomicLong interactions;
  private final AtomicLong replies;

  private RowIds(long messages, long interactions, long replies) {
    this.messages = new AtomicLong(messages);
    this.interactions = new AtomicLong(interactions);
    this.replies = new AtomicLong(replies);
  }

  static RowIds after(Tables tables) {
    return new RowIds(
        tables.messages().highestId(),
        tables.interactions().highestId(),
        tables.outbox().highestId());
  }

  public long message() {
    return messages.incrementAndGet();
  }

  public long interaction() {
    return interactions.incrementAndGet();
  }

  public long reply() {
    return replies.incrementAndGet();
  }
}
