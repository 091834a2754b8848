package switchboard.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.store.AuditMarks.Kept;
import switchboard.vault.Fingerprints;

/** Goes through the audit log from its first row to the end that the keys know of. */
public final class AuditVerification {

  private static final int PAGE = 1_000;

  private final Store store;
  private final Fingerprints prints;
  private final List<Rows.AuditRow> restores = new ArrayList<>();
  private AuditMark end = AuditMark.START;
  private boolean marked;

  private AuditVerification(Store store) {
    this.store = store;
    prints = store.keys().prints();
  }

  /** What was found. */
  public sealed interface Outcome {

    /**
     * @param end the last row
     * @param restores rows of restores, each in the place of an end of the log that was known
     *     before
     */
    record Intact(AuditMark end, List<Rows.AuditRow> restores) implements Outcome {}

    /**
     * @param row the number of the first row that is not as it should be
     */
    record Broken(long row, Flaw flaw) implements Outcome {}
  }

  /** What can be wrong. */
  public enum Flaw {
    /** The row, or its place, is not what was sealed. */
    CHANGED,
    /** There is no row of this number, and there are later ones. */
    MISSING,
    /** The log has not, or not any more, this row that the keys know as its end. */
    CUT,
    /** The row names another person than the one it was written about. */
    MISNAMED,
    /** The keys do not know where the log ended. */
    UNMARKED,
    /** What the keys know of the end was not written by this program. */
    FALSELY_MARKED
  }

  /**
   * @throws StoreUnavailable when it cannot be read
   */
  public static Outcome of(Store store) {
    return new AuditVerification(store).run();
  }

  private Outcome run() {
    // First the mark: what is written meanwhile comes after it.
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

  private List<Rows.AuditRow> page() {
    long after = end.row() == 0 ? Long.MIN_VALUE : end.row();
    return store.readNow(tables -> tables.auditLog().after(after, PAGE));
  }

  private Outcome.@Nullable Broken broken(List<Rows.AuditRow> page, @Nullable AuditMark mark) {
    var subjects = subjects(page.getFirst().id(), page.getLast().id());
    for (var row : page) {
      var flaw = flaw(row, subjects.remove(row.id()));
      if (flaw != null) {
        return new Outcome.Broken(flaw == Flaw.MISSING ? end.row() + 1 : row.id(), flaw);
      }
      end = AuditMark.of(row);
      if (row.replaces() != null) {
        restores.add(row);
      }
      marked |= mark != null && (end.equals(mark) || mark.toString().equals(row.replaces()));
    }
    return null;
  }

  private Map<Long, Rows.AuditSubject> subjects(long first, long last) {
    return store.readNow(tables -> tables.auditLog().subjects(first, last)).stream()
        .collect(Collectors.toMap(Rows.AuditSubject::auditId, Function.identity()));
  }

  private @Nullable Flaw flaw(Rows.AuditRow row, Rows.@Nullable AuditSubject subject) {
    if (row.id() > end.row() + 1) {
      return Flaw.MISSING;
    }
    if (row.id() <= end.row() || !row.mac().equals(AuditChain.mac(prints, end.mac(), row))) {
      return Flaw.CHANGED;
    }
    return subject == null || isOf(row, subject) ? null : Flaw.MISNAMED;
  }

  private boolean isOf(Rows.AuditRow row, Rows.AuditSubject subject) {
    return store.keys().person(subject.userId()).equals(row.person())
        && subject.action().equals(row.action())
        && subject.notedAt().equals(row.notedAt());
  }
}
