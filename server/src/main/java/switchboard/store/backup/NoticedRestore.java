package switchboard.store.backup;

import java.time.Instant;
import java.util.HashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.store.LockDao;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.audit.AuditChain;

/**
 * Notices at the start that the databases were restored by other means than {@code switchboard
 * restore}, such as a provider's point-in-time recovery: the ledger has erasures that the data
 * lacks, or its copy in the data folder has some that the keys lack. Then erases those users again.
 */
public final class NoticedRestore {

  private static final Logger LOG = LoggerFactory.getLogger(NoticedRestore.class);

  private NoticedRestore() {}

  private record Settled(int erased, int dropped) {}

  /**
   * @return whether a restore was noticed
   */
  public static boolean settle(Store store, Instant now) {
    int recovered = store.keys().ledger().recover(now);
    boolean lacks = store.readNow(NoticedRestore::lacksErasures);
    if (!lacks && recovered == 0) {
      return false;
    }
    var settled = store.writeNow(tables -> settle(tables, now));
    LOG.atWarn()
        .addKeyValue("people", settled.erased())
        .addKeyValue("replies", settled.dropped())
        .log(
            "The database is older than the ledger of erasures: it was restored. Users erased since were erased again, queued replies dropped and sessions ended");
    return true;
  }

  /** An erasure is in the data before it is in the ledger, so the ledger is read first. */
  private static boolean lacksErasures(Tables tables) {
    var completed = tables.keys().ledger().completed();
    return !completed.isEmpty()
        && !new HashSet<>(tables.erasures().receipts()).containsAll(completed);
  }

  private static Settled settle(Tables tables, Instant now) {
    tables.locks().take(LockDao.AUDIT);
    if (!lacksErasures(tables)) {
      return new Settled(0, 0); // another instance was faster
    }
    int erased = new ErasureLedgerReplay(tables).runAnyway();
    int dropped = isAlone(tables) ? Restore.dropPending(tables, now) : 0;
    AuditChain.append(
        tables,
        AuditEntry.of(
            now,
            new Actor(Actor.Kind.NOBODY, 0, "", null),
            AuditAction.RESTORE,
            "noticed at the start",
            null,
            Result.DONE));
    return new Settled(erased, dropped);
  }

  /** Other instances have sent replies and begun sessions since. */
  private static boolean isAlone(Tables tables) {
    tables.instances().removeEnded();
    return tables.instances().running().isEmpty();
  }
}
