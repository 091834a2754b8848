package switchboard.store.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.crypto.Fingerprints;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.store.AuditLogDao.AuditSubjectRow;
import switchboard.store.Store;
import switchboard.store.keys.AuditMark;
import switchboard.store.keys.AuditMarkStore.Kept;
import switchboard.store.sql.StoreUnavailableException;

/** Verifies the audit log from its first row to the end marked in the keys database. */
public final class AuditVerification {

  private static final int PAGE = 1_000;

  private final Store store;
  private final Fingerprints prints;
  private final List<AuditRow> restores = new ArrayList<>();
  private AuditMark end = AuditMark.START;
  private boolean marked;

  private AuditVerification(Store store) {
    this.store = store;
    prints = store.keys().prints();
  }

  /** The result of a verification. */
  public sealed interface Outcome {

    /**
     * @param end the last row
     * @param restores rows written by restores, each naming the end of the log it replaced
     */
    record Intact(AuditMark end, List<AuditRow> restores) implements Outcome {}

    /**
     * @param row id of the first invalid row
     */
    record Broken(long row, Flaw flaw) implements Outcome {}
  }

  /** Kinds of damage. */
  public enum Flaw {
    /** The row or its position does not match its MAC. */
    CHANGED,
    /** This row is missing, but later ones exist. */
    MISSING,
    /** The row marked as the end of the log is missing. */
    CUT,
    /** The row is linked to another user than the one it was written about. */
    MISNAMED,
    /** The keys database has no mark. */
    UNMARKED,
    /** The mark in the keys database has an invalid MAC. */
    FALSELY_MARKED
  }

  /**
   * @throws StoreUnavailableException when the database cannot be read
   */
  public static Outcome of(Store store) {
    return new AuditVerification(store).run();
  }

  private Outcome run() {
    // Read the mark first: rows written meanwhile come after it.
    var kept = store.keys().database().auditMarks().find(prints);
    var mark = kept instanceof Kept.Good(var good) ? good : null;
    marked = mark != null && mark.row() == 0;
    for (var page = page(); !page.isEmpty(); page = page()) {
      var broken = broken(page, mark);
      if (broken != null) {
        return broken;
      }
    }
    return switch (kept) {
      case Kept.Good(var known) when !marked -> new Outcome.Broken(known.row(), Flaw.CUT);
      case Kept.Good _ -> new Outcome.Intact(end, List.copyOf(restores));
      case Kept.Missing _ -> new Outcome.Broken(end.row(), Flaw.UNMARKED);
      case Kept.False _ -> new Outcome.Broken(end.row(), Flaw.FALSELY_MARKED);
    };
  }

  private List<AuditRow> page() {
    long after = end.row() == 0 ? Long.MIN_VALUE : end.row();
    return store.readNow(tables -> tables.auditLog().after(after, PAGE));
  }

  private Outcome.@Nullable Broken broken(List<AuditRow> page, @Nullable AuditMark mark) {
    var subjects = subjects(page.getFirst().id(), page.getLast().id());
    for (var row : page) {
      var flaw = flaw(row, subjects.remove(row.id()));
      if (flaw != null) {
        return new Outcome.Broken(flaw == Flaw.MISSING ? end.row() + 1 : row.id(), flaw);
      }
      end = row.mark();
      if (row.replaces() != null) {
        restores.add(row);
      }
      marked |= mark != null && (end.equals(mark) || mark.toString().equals(row.replaces()));
    }
    return null;
  }

  private Map<Long, AuditSubjectRow> subjects(long first, long last) {
    return store.readNow(tables -> tables.auditLog().subjects(first, last)).stream()
        .collect(Collectors.toMap(AuditSubjectRow::auditId, Function.identity()));
  }

  private @Nullable Flaw flaw(AuditRow row, @Nullable AuditSubjectRow subject) {
    if (row.id() > end.row() + 1) {
      return Flaw.MISSING;
    }
    if (row.id() <= end.row() || !row.mac().equals(AuditChain.mac(prints, end.mac(), row))) {
      return Flaw.CHANGED;
    }
    return subject == null || isOf(row, subject) ? null : Flaw.MISNAMED;
  }

  private boolean isOf(AuditRow row, AuditSubjectRow subject) {
    return store.keys().person(subject.userId()).equals(row.person())
        && subject.action().equals(row.action())
        && subject.notedAt().equals(row.notedAt());
  }
}
