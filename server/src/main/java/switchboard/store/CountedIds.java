package switchboard.store;

import java.util.concurrent.atomic.AtomicLong;

/** Counts on from the highest ids, for a database to which only this program writes. */
final class CountedIds implements RowIds {

  private final AtomicLong messages;
  private final AtomicLong interactions;
  private final AtomicLong replies;
  private final AtomicLong media;

  CountedIds(Tables tables) {
    messages = new AtomicLong(tables.messages().highestId());
    interactions = new AtomicLong(tables.interactions().highestId());
    replies = new AtomicLong(tables.outbox().highestId());
    media = new AtomicLong(tables.media().highestId());
  }

  @Override
  public long message() {
    return messages.incrementAndGet();
  }

  @Override
  public long interaction() {
    return interactions.incrementAndGet();
  }

  @Override
  public long reply() {
    return replies.incrementAndGet();
  }

  @Override
  public long media() {
    return media.incrementAndGet();
  }
}
