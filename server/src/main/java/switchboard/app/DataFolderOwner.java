package switchboard.app;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CommandException;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.MetadataDao;

/** Ties a data folder to one bot: the update ids of two bots would be confused. */
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

  /** Detects keys that were copied without their -wal file, or restored from an older copy. */
  private static void warnOfOldKeys(Store store) {
    var erasing = store.keys().underWay().stream().map(KeyRing.Erasing::userId).toList();
    var people = store.<List<UserId>>readNow(tables -> tables.messages().lastAuthors(LAST));
    long without =
        store.keys().fetch(people).stream().filter(user -> !erasing.contains(user)).count();
    if (without > 0) {
      LOG.atWarn()
          .addKeyValue("people", without)
          .log(
              "keys.db lacks keys of recent users, whose data cannot be read: it may be older than switchboard.db, or a copy without its -wal file. Stop the server and restore the newer keys.db");
    }
  }

  /**
   * Claims a folder that has no bot yet, and logs problems with its keys.
   *
   * @throws CommandException when the folder belongs to another bot
   */
  static void demand(Store store, long bot, Path folder) {
    warnOfUnfinishedRotation(store);
    warnOfOldKeys(store);
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
          "The data folder %s belongs to bot %s, but the token is for bot %d. Set DATA_DIR to another folder."
              .formatted(folder.toAbsolutePath(), owner, bot));
    }
  }
}
