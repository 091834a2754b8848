package switchboard.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AuditEntry;
import switchboard.store.AuditMarks.Kept;

/**
 * The audit log when data are restored. The log of the backup ends earlier than the one in use: a
 * row says so, with the end that was known, and nobody can restore without leaving it.
 */
final class AuditRestore {

  private AuditRestore() {}

  /** Notes where a log begins that has no rows yet, unless more is known of it. */
  static void markStart(KeyRing keys) {
    var marks = keys.database().auditMarks();
    if (marks.find(keys.prints()) instanceof Kept.Missing) {
      var _ = marks.replace(null, AuditMark.START, keys.prints());
    }
  }

  /**
   * Adds the row to restored data.
   *
   * @param replaced facts of the keys that go too; absent when those in use stay
   */
  static void note(Tables tables, AuditEntry entry, @Nullable Map<String, String> replaced) {
    var keys = tables.keys();
    markStart(keys);
    var marks = keys.database().auditMarks();
    var kept = marks.find(keys.prints());
    var own = kept instanceof Kept.Good(var mark) ? mark : AuditMark.START;
    if (replaced == null) {
      // What is in use is not touched yet: the row tells whoever finds the mark ahead of the log.
      AuditChain.append(tables, entry, own);
      return;
    }
    var before = AuditMarks.among(replaced, keys.prints());
    var newest = before instanceof Kept.Good(var mark) && mark.row() > own.row() ? mark : own;
    var row = AuditChain.append(tables, entry, newest);
    if (kept instanceof Kept.Good(var found)) {
      var _ = marks.replace(found, AuditMark.of(row), keys.prints());
    }
  }
}
