package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import switchboard.base.UserErrorException;
import switchboard.store.Store;

/** Retries or discards updates in quarantine. */
public final class QuarantineService {

  private final Store store;
  private final InstantSource clock;

  public QuarantineService(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Schedules a retry by the running server, or by the next one. */
  public void replay(long updateId) {
    demandFound(store.writeNow(tables -> tables.quarantine().replay(updateId, clock.instant())));
  }

  public void discard(long updateId) {
    demandFound(store.writeNow(tables -> tables.quarantine().delete(updateId)));
  }

  private static void demandFound(boolean found) {
    if (!found) {
      throw UserErrorException.notFound(sentence("quarantine.not_found"));
    }
  }
}
