package switchboard.app;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CommandException;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.sql.MetadataDao;

/** Ties the data to one bot: the update ids of two bots would be confused. */
public final class DataFolderOwner {

  private static final Logger LOG = LoggerFactory.getLogger(DataFolderOwner.class);

  /** Number of recent messages to check. */
  private static final int LAST = 500;

  private DataFolderOwner() {}

  private static void warnOfUnfinishedRotation(Store store) {
    if (store.keys().isMasterChanging()) {
      LOG.atWarn()
          .log(
              "Master key rotation is unfinished; the server works, and the old key is kept until it is finished. Run: switchboard key rotate");
    }
  }

  /** Logs problems with the keys. */
  static void warn(Store store) {
    warnOfUnfinishedRotation(store);
    warnOfOldKeys(store);
  }

  /** Detects keys that were copied without their -wal file, or restored from an older copy. */
  private static void warnOfOldKeys(Store store) {
    var people = store.<List<UserId>>readNow(tables -> tables.messages().lastAuthors(LAST));
    var keys = store.keys();
    // The ledger is read last, because other instances erase users meanwhile.
    long without =
        keys.fetch(people).stream().filter(user -> !keys.ledger().hasLately(user)).count();
    if (without > 0) {
      LOG.atWarn()
          .addKeyValue("people", without)
          .log(
              "The database of keys lacks keys of recent users, whose data cannot be read: it may be older than the data, or a copy without its -wal file. Stop the server and restore the newer keys");
    }
  }

  /**
   * Claims data that has no bot yet.
   *
   * @throws CommandException when the data belongs to another bot
   */
  static void demand(Store store, long bot) {
    var owner =
        store.writeNow(tables -> {
          var known = tables.metadata().find(MetadataDao.BOT);
          if (known.isEmpty()) {
            tables.metadata().save(MetadataDao.BOT, Long.toString(bot));
          }
          return known.orElse(Long.toString(bot));
        });
    if (!owner.equals(Long.toString(bot))) {
      throw new CommandException(
          "The token is for bot %d, but %s belongs to bot %s. Set DATA_DIR or DATABASE_URL to another one."
              .formatted(bot, store.database().place(), owner),
          2);
    }
  }
}
