package switchboard.console.system;

import java.util.Arrays;
import switchboard.console.Say;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Actor.Kind;
import switchboard.domain.AuditEntry.Result;

/** Describes the values of the audit log. */
final class AuditWords {

  private AuditWords() {}

  /** Describes an action; one of a newer version is shown as stored. */
  static String action(String word) {
    return Arrays.stream(AuditAction.values())
        .filter(action -> action.word().equals(word))
        .map(AuditWords::action)
        .findFirst()
        .orElse(word);
  }

  private static String action(AuditAction action) {
    return switch (action) {
      case PEOPLE_READ -> Say.say("read about people");
      case PERSON_UNMASK -> Say.say("had names and texts shown");
      case PERSON_EXPORT -> Say.say("exported a person’s data");
      case PERSON_ERASE -> Say.say("erased a person");
      case PREFERENCES_CHANGE -> Say.say("changed preferences or notes");
      case MESSAGE_SEND -> Say.say("answered as the bot");
      case QUARANTINE_REPLAY -> Say.say("had a held update tried again");
      case QUARANTINE_DISCARD -> Say.say("threw away a held update");
      case TOKEN_CREATE -> Say.say("made an API token");
      case TOKEN_REVOKE -> Say.say("revoked an API token");
      case TOKEN_USE -> Say.say("used an API token");
      case LOGIN -> Say.say("logged in");
      case LOGOUT -> Say.say("logged out");
      case ACCOUNT_CHANGE -> Say.say("changed an account");
      case KEY_ROTATE -> Say.say("changed the master key");
      case BACKUP -> Say.say("made or used a backup");
      case RESTORE -> Say.say("restored a backup");
      case ADMINISTER -> Say.say("administered");
      case STATS_READ -> Say.say("looked at figures");
      case AUDIT_READ -> Say.say("looked at the audit log");
      case MORE_REFUSED -> Say.say("more was refused");
    };
  }

  static String result(String word) {
    return Arrays.stream(Result.values())
        .filter(result -> result.word().equals(word))
        .map(AuditWords::result)
        .findFirst()
        .orElse(word);
  }

  private static String result(Result result) {
    return switch (result) {
      case BEGUN -> Say.say("about to");
      case DONE -> Say.say("done");
      case REFUSED -> Say.say("refused");
      case FAILED -> Say.say("failed");
    };
  }

  static String kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .map(AuditWords::kind)
        .findFirst()
        .orElse(word);
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case TOKEN -> Say.say("API token");
      case LOGIN -> Say.say("account");
      case COMMAND_LINE -> Say.say("command line");
      case NOBODY -> Say.say("nobody known");
    };
  }
}
