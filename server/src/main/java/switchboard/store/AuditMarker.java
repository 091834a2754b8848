package switchboard.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CrashPoint;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.store.keys.AuditMarkStore;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.Readers;

/**
 * Moves the audit log's mark to the end of the log after each commit that extended it,
 * asynchronously on its own thread. A mark that is not in the log is not moved, because that would
 * hide the missing rows.
 */
final class AuditMarker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AuditMarker.class);

  private final KeyRing keys;
  private final Readers<Tables> readers;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("audit-marker").factory());

  AuditMarker(KeyRing keys, Readers<Tables> readers) {
    this.keys = keys;
    this.readers = readers;
  }

  /** Called after each commit. */
  void committed() {
    if (marks().wasBehind()) {
      thread.execute(this::advance);
    }
  }

  private void advance() {
    CrashPoint.AUDIT_COMMITTED.reached();
    try {
      while (!isAtTheEnd()) {
        // Another process has moved the mark; try again.
      }
      CrashPoint.AUDIT_MARKED.reached();
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("error", e.getClass().getName())
          .log("The audit log mark could not be advanced; the next row will advance it");
    }
  }

  private boolean isAtTheEnd() {
    if (!(marks().find(keys.prints()) instanceof AuditMarkStore.Kept.Good(var mark))) {
      complain();
      return true;
    }
    var last = readers.submit(tables -> tables.auditLog().last().map(AuditRow::mark)).join();
    if (last.isEmpty() || last.get().equals(mark)) {
      return true;
    }
    if (!readers.submit(tables -> tables.auditLog().contains(mark)).join()) {
      complain();
      return true;
    }
    return marks().replace(mark, last.get(), keys.prints());
  }

  private static void complain() {
    LOG.atError().log("Audit log rows or their mark are missing. Run: switchboard audit verify");
  }

  private AuditMarkStore marks() {
    return keys.database().auditMarks();
  }

  /** Waits for running work to finish. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
