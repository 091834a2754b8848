package switchboard.store;

import switchboard.store.sql.Database;
import switchboard.store.sql.Pipeline;

/**
 * Takes ids from blocks that the database reserves, for one transaction. The first block is
 * reserved after the transaction has locked its users, so the next transaction that locks them gets
 * a later block.
 */
final class ReservedIds implements RowIds {

  private final Database database;
  private final Tables tables;
  private long next;
  private long end;

  ReservedIds(Database database, Tables tables) {
    this.database = database;
    this.tables = tables;
  }

  @Override
  public long message() {
    return next();
  }

  @Override
  public long interaction() {
    return next();
  }

  @Override
  public long reply() {
    return next();
  }

  @Override
  public long media() {
    return next();
  }

  private long next() {
    if (next == end) {
      var handle = tables.outbox().getHandle();
      Pipeline.send(handle);
      next = database.reserveIds(handle.getConnection());
      end = next + Database.RESERVED_IDS;
    }
    return next++;
  }
}
