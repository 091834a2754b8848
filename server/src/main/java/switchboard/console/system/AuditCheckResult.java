package switchboard.console.system;

import java.util.List;
import java.util.stream.Stream;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.store.audit.AuditVerification.Flaw;
import switchboard.store.audit.AuditVerification.Outcome;

/**
 * The result of a check of the audit log, in words.
 *
 * @param intact whether the log is unchanged
 * @param more further information
 */
public record AuditCheckResult(boolean intact, String text, List<String> more) {

  static final AuditCheckResult NONE = new AuditCheckResult(true, "", List.of());

  static AuditCheckResult of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Intact(var end, var restores) ->
          new AuditCheckResult(
              true,
              Messages.translate("audit.verdict.intact", Formats.number(end.row())),
              Stream.concat(
                      restores.stream().map(AuditCheckResult::restored),
                      Stream.of(Messages.translate("audit.verdict.keep_end", end)))
                  .toList());
      case Outcome.Broken(var row, var flaw) ->
          new AuditCheckResult(
              false,
              Messages.translate("audit.verdict.broken") + ' ' + meaning(flaw, row),
              List.of());
    };
  }

  private static String restored(AuditRow row) {
    return Messages.translate(
        "audit.verdict.restored",
        Formats.number(row.id()),
        row.actor(),
        Formats.time(row.notedAt()));
  }

  private static String meaning(Flaw flaw, long number) {
    var row = Formats.number(number);
    return switch (flaw) {
      case CHANGED -> Messages.translate("audit.verdict.changed", row);
      case MISSING -> Messages.translate("audit.verdict.missing", row);
      case CUT -> Messages.translate("audit.verdict.cut", row);
      case MISNAMED -> Messages.translate("audit.verdict.misnamed", row);
      case UNMARKED -> Messages.translate("audit.verdict.end_missing", row);
      case FALSELY_MARKED -> Messages.translate("audit.verdict.end_forged", row);
    };
  }
}
