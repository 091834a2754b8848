package switchboard.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Notices that the master key was rotated by another instance, whose key file may be on another
 * machine, and reads the own file again.
 */
public final class MasterKeyWatch implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(MasterKeyWatch.class);

  private final KeyRing keys;
  private boolean current = true;

  public MasterKeyWatch(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public void run() {
    try {
      boolean now = keys.isMasterCurrent();
      if (current && !now) {
        LOG.atError()
            .log(
                "The master key was rotated elsewhere, and KEY_FILE here is still the old one: updates of users whose keys it cannot open are answered with 503. Copy the new file here; it is read without a restart");
      } else if (now && !current) {
        LOG.atInfo().log("KEY_FILE is the current master key again");
      }
      current = now;
    } catch (StoreUnavailableException e) {
      // Others report that.
    }
  }
}
