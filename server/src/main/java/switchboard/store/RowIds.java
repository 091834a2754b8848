package switchboard.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Assigns row ids before rows are written, so that a batch needs no generated keys and ciphertext
 * can be bound to its row. Ids rise and are never reused while the single writing process runs.
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
