package switchboard.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the mark of the audit log to its end after each commit that made it longer, on a thread of
 * its own: nobody waits for it. A mark that is not in the log stays where it is, as what is missing
 * would be forgotten otherwise.
 */
final class AuditMarker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AuditMarker.class);

  private final KeyRing keys;
  private final Readers readers;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("audit-marker").factory());

  AuditMarker(KeyRing keys, Readers readers) {
    this.keys = keys;
    this.readers = readers;
  }

  /** Hears that something was committed. */
  void committed() {
    if (marks().wasBehind()) {
      thread.execute(this::advance);
    }
  }

  private void advance() {
    CrashPoint.AUDIT_COMMITTED.reached();
    try {
      while (!isAtTheEnd()) {
        // Another program has moved it meanwhile.
      }
      CrashPoint.AUDIT_MARKED.reached();
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("error", e.getClass().getName())
          .log("The end of the audit log could not be noted; the next row has it noted");
    }
  }

  private boolean isAtTheEnd() {
    if (!(marks().find(keys.prints()) instanceof AuditMarks.Kept.Good(var mark))) {
      complain();
      return true;
    }
    var last = readers.submit(tables -> tables.auditLog().last().map(AuditMark::of)).join();
    if (last.isEmpty() || last.get().equals(mark)) {
      return true;
    }
    if (!readers.submit(tables -> mark.isIn(tables.auditLog())).join()) {
      complain();
      return true;
    }
    return marks().replace(mark, last.get(), keys.prints());
  }

  private static void complain() {
    LOG.atError()
        .log("The audit log lacks rows that it had, or its mark is gone: switchboard audit verify");
  }

  private AuditMarks marks() {
    return keys.database().auditMarks();
  }

  /** Lets it come to its end. */
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
