package switchboard.store.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.crypto.Fingerprints;
import switchboard.domain.AuditEntry;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.store.LockDao;
import switchboard.store.Tables;
import switchboard.store.keys.AuditMark;

/** Appends rows to the audit log as a hash chain: each MAC covers the previous row's MAC. */
public final class AuditChain {

  private AuditChain() {}

  /** Appends a row as part of the current transaction. */
  public static AuditRow append(Tables tables, AuditEntry entry) {
    return append(tables, entry, null);
  }

  /**
   * @param replaces the known end of the log that this log replaces
   */
  static AuditRow append(Tables tables, AuditEntry entry, @Nullable AuditMark replaces) {
    tables.locks().take(LockDao.AUDIT);
    var last = tables.auditLog().last();
    var open = row(tables, last.map(AuditRow::id).orElse(0L) + 1, entry, replaces);
    var previous = last.map(AuditRow::mac).orElse(AuditMark.START.mac());
    var sealed = open.sealed(mac(tables.keys().prints(), previous, open));
    tables.auditLog().add(List.of(sealed));
    if (entry.userId() != null) {
      tables.auditLog().name(sealed.id(), entry.userId());
    }
    tables.keys().database().auditMarks().fallBehind();
    return sealed;
  }

  private static AuditRow row(
      Tables tables, long id, AuditEntry entry, @Nullable AuditMark replaces) {
    var actor = entry.actor();
    return new AuditRow(
        id,
        entry.at(),
        actor.kind().word(),
        actor.id(),
        actor.name(),
        actor.address(),
        entry.action().word(),
        entry.way(),
        entry.userId() == null ? null : tables.keys().person(entry.userId()),
        entry.object(),
        entry.times(),
        entry.result().word(),
        replaces == null ? null : replaces.toString(),
        "");
  }

  /**
   * The MAC of a row. Each field is length-prefixed, so that no two different rows encode the same.
   */
  static String mac(Fingerprints prints, String previous, AuditRow row) {
    var parts =
        Stream.of(
            previous,
            row.id(),
            row.notedAt().toEpochMilli(),
            row.actorKind(),
            row.actorId(),
            row.actor(),
            row.address(),
            row.action(),
            row.way(),
            row.person(),
            row.object(),
            row.times(),
            row.result(),
            row.replaces());
    return prints.of("audit", parts.map(AuditChain::measured).collect(Collectors.joining()));
  }

  private static String measured(@Nullable Object part) {
    var text = part == null ? "" : part.toString();
    return part == null ? "-;" : text.length() + ":" + text + ";";
  }
}
