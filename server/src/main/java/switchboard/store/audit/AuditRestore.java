package switchboard.store.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AuditEntry;
import switchboard.store.Tables;
import switchboard.store.keys.AuditMark;
import switchboard.store.keys.AuditMarkStore;
import switchboard.store.keys.AuditMarkStore.Kept;

/**
 * Records restores in the audit log. The backup's log ends earlier than the current one, so each
 * restore appends a row with the end of the log it replaced.
 */
public final class AuditRestore {

  private AuditRestore() {}

  /**
   * Appends the row to the restored data.
   *
   * @param replaced facts of the keys being replaced too; absent when the current keys stay
   */
  public static void note(Tables tables, AuditEntry entry, @Nullable Map<String, String> replaced) {
    var keys = tables.keys();
    var marks = keys.database().auditMarks();
    marks.begin(keys.prints());
    var kept = marks.find(keys.prints());
    var own = kept instanceof Kept.Good(var mark) ? mark : AuditMark.START;
    if (replaced == null) {
      // The current keys are not changed yet: the row explains a mark that is ahead of the log.
      AuditChain.append(tables, entry, own);
      return;
    }
    var before = AuditMarkStore.among(replaced, keys.prints());
    var newest = before instanceof Kept.Good(var mark) && mark.row() > own.row() ? mark : own;
    var row = AuditChain.append(tables, entry, newest);
    if (kept instanceof Kept.Good(var found)) {
      var _ = marks.replace(found, row.mark(), keys.prints());
    }
  }
}
