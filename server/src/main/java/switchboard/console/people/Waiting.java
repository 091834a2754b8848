package switchboard.console.people;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.Paths;
import switchboard.domain.UserId;
import switchboard.store.WaitingDao.Version;
import switchboard.store.WaitingDao.WaitingRow;
import switchboard.web.Caller;
import switchboard.web.Permission;

/**
 * A user's wait for an answer, as an operator sees it.
 *
 * @param within the time in which users should get an answer; absent for none
 * @param then where an action returns to: empty for the list
 */
public record Waiting(
    WaitingRow row, @Nullable Duration within, Caller reader, String then, Instant now) {

  /** Values of {@code then}: the user's page, and its form for an answer. */
  static final String PERSON = "person";

  static final String ANSWER = "answer";

  public boolean mayAnswer() {
    return reader.may(Permission.SEND);
  }

  public String since() {
    return Formats.ago(row.since(), now);
  }

  public boolean isLate() {
    return within != null && row.since().plus(within).isBefore(now);
  }

  /** Whether it is in time; empty if there is no time. */
  public String urgency() {
    return within == null ? "" : Messages.translate(isLate() ? "inbox.late" : "inbox.in_time");
  }

  public boolean isSnoozed() {
    return row.snoozedUntil() != null && row.snoozedUntil().isAfter(now);
  }

  public boolean isTaken() {
    return row.takenBy() != null;
  }

  public boolean isMine() {
    return reader.name().equals(row.takenBy());
  }

  /** The operator who has taken the user; empty if none has. */
  public String takenBy() {
    if (row.takenBy() == null || row.takenAt() == null) {
      return "";
    }
    return isMine()
        ? Messages.translate("inbox.taken.mine")
        : Messages.translate("inbox.taken", row.takenBy(), row.takenAt());
  }

  /** Another operator who types; empty for nobody. */
  public String typing() {
    var by = row.typingBy();
    var until = row.typingUntil();
    return by == null || until == null || by.equals(reader.name()) || !until.isAfter(now)
        ? ""
        : Messages.translate("inbox.typing", by);
  }

  /** What the operator sees, for a form. */
  public String version() {
    return row.since().toEpochMilli()
        + "-"
        + (row.takenAt() == null ? "" : row.takenAt().toEpochMilli());
  }

  /** The path that takes the user and opens the form for an answer. */
  public String answer() {
    return isTaken() ? Paths.person(row.userId()) + "#text" : path("take", "then", ANSWER);
  }

  /** The path of an action. */
  public String path(String action) {
    return path(action, "then", then);
  }

  /** The path of an action with a parameter. */
  public String path(String action, String parameter, String value) {
    var query = new LinkedHashMap<String, String>();
    query.put("then", then);
    query.put(parameter, value);
    var words = Paths.query(query);
    return Paths.INBOX
        + "/"
        + row.userId().value()
        + "/"
        + action
        + (words.equals("?") ? "" : words);
  }

  static Version version(UserId user, String word) {
    if (!word.matches("[0-9]{1,17}-[0-9]{0,17}")) {
      throw UserErrorException.invalid("seen", Sentence.sentence("inbox.conflict.changed"));
    }
    var parts = word.split("-", 2);
    return new Version(user, instant(parts[0]), parts[1].isEmpty() ? null : instant(parts[1]));
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
