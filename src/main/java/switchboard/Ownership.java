package switchboard;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.store.Instance;
import switchboard.store.KeyRing;
import switchboard.store.Store;

/** A data folder has one bot: another one's update numbers would be taken for this one's. */
final class Ownership {

  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

  /** How many of the last messages are looked at. */
  private static final int LAST = 500;

  private Ownership() {}

  private static void warnOfUnfinishedRotation(Store store) {
    if (store.keys().isMasterChanging()) {
      LOG.atWarn()
          .log(
              "A change of the master key is not finished; all works, and the old key is still there until it is: switchboard key rotate");
    }
  }

  /** Keys that were copied without their log, or put back from an older copy. */
  private static void warnOfOldKeys(Store store) {
    var erasing = store.keys().underWay().stream().map(KeyRing.Erasing::userId).toList();
    var people = store.<List<Long>>readNow(tables -> tables.messages().lastAuthors(LAST));
    long without =
        store.keys().fetch(people).stream().filter(user -> !erasing.contains(user)).count();
    if (without > 0) {
      LOG.atWarn()
          .addKeyValue("people", without)
          .log(
              "keys.db lacks keys of people who wrote last, and nothing of theirs can be read: it may be older than switchboard.db, or a copy without its -wal file. Stop the server and put the newer one back");
    }
  }

  /**
   * Takes a folder that has none yet, and tells in the log what is amiss with its keys.
   *
   * @throws Refusal when the folder belongs to another bot
   */
  static void demand(Store store, long bot, Path folder) {
    warnOfUnfinishedRotation(store);
    warnOfOldKeys(store);
    var owner =
        store.writeNow(tables -> {
          var known = tables.instance().find(Instance.BOT);
          if (known.isEmpty()) {
            tables.instance().save(Instance.BOT, Long.toString(bot));
          }
          return known.orElse(Long.toString(bot));
        });
    if (!owner.equals(Long.toString(bot))) {
      throw new Refusal(
          "The data folder %s belongs to the bot %s, and the token is of bot %d. Set DATA_DIR to another folder."
              .formatted(folder.toAbsolutePath(), owner, bot));
    }
  }
}
