package switchboard;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.store.Instance;
import switchboard.store.Store;

/** A data folder has one bot: another one's update numbers would be taken for this one's. */
final class Ownership {

  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

  private Ownership() {}

  static void warnOfUnfinishedRotation(Store store) {
    if (store.keys().isMasterChanging()) {
      LOG.atWarn()
          .log(
              "A change of the master key is not finished; all works, and the old key is still there until it is: switchboard key rotate");
    }
  }

  /**
   * Takes a folder that has none yet.
   *
   * @throws Refusal when the folder belongs to another bot
   */
  static void demand(Store store, long bot, Path folder) {
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
