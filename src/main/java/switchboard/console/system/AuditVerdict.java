package switchboard.console.system;

import java.util.List;
import java.util.stream.Stream;
import switchboard.console.Say;
import switchboard.console.Shown;
import switchboard.store.AuditVerification.Flaw;
import switchboard.store.AuditVerification.Outcome;
import switchboard.store.Rows;

/**
 * The result of a check of the audit log, in words.
 *
 * @param intact whether the log is unchanged
 * @param more further information
 */
record AuditVerdict(boolean intact, String text, List<String> more) {

  static final AuditVerdict NONE = new AuditVerdict(true, "", List.of());

  static AuditVerdict of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Intact(var end, var restores) ->
          new AuditVerdict(
              true,
              Say.say(
                  "The log is as it was written, from its first row to row {0}.",
                  Shown.number(end.row())),
              Stream.concat(
                      restores.stream().map(AuditVerdict::restored),
                      Stream.of(
                          Say.say(
                              "Keep its end elsewhere: {0}. A log that lacks it one day is another log.",
                              end)))
                  .toList());
      case Outcome.Broken(var row, var flaw) ->
          new AuditVerdict(
              false,
              Say.say("The log is not as it was written.") + ' ' + meaning(flaw, row),
              List.of());
    };
  }

  private static String restored(Rows.AuditRow row) {
    return Say.say(
        "Row {0}: a backup was restored by {1}, {2}.",
        Shown.number(row.id()), row.actor(), Shown.time(row.notedAt()));
  }

  private static String meaning(Flaw flaw, long number) {
    var row = Shown.number(number);
    return switch (flaw) {
      case CHANGED ->
          Say.say(
              "Row {0} is the first that does not fit: it or the one before it was changed, exchanged or put in.",
              row);
      case MISSING -> Say.say("Row {0} was taken out; there are later ones.", row);
      case CUT ->
          Say.say(
              "It had a row {0} that the keys know of: rows were taken off its end, or older data were put in place by hand.",
              row);
      case MISNAMED ->
          Say.say(
              "Row {0} names another person than the one it was written about; the row itself is intact.",
              row);
      case UNMARKED ->
          Say.say(
              "It fits up to row {0}, but the keys do not know its end any more: somebody took that out of them, and rows may be missing.",
              row);
      case FALSELY_MARKED ->
          Say.say(
              "It fits up to row {0}, but its end as the keys have it was not written by this program: rows may be missing.",
              row);
    };
  }
}
