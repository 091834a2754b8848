package switchboard.console.system;

import switchboard.console.Messages;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Actor.Kind;
import switchboard.domain.AuditEntry.Result;
import switchboard.domain.Word;

/** Describes the values of the audit log. */
public final class AuditText {

  private AuditText() {}

  /** Describes an action; one of a newer version is shown as stored. */
  public static String action(String word) {
    return Word.find(AuditAction.class, word).map(AuditText::action).orElse(word);
  }

  private static String action(AuditAction action) {
    return switch (action) {
      case PEOPLE_READ -> Messages.translate("audit.action.people_read");
      case PERSON_UNMASK -> Messages.translate("audit.action.person_unmask");
      case PERSON_EXPORT -> Messages.translate("audit.action.person_export");
      case PEOPLE_EXPORT -> Messages.translate("audit.action.people_export");
      case PERSON_ERASE -> Messages.translate("audit.action.person_erase");
      case PREFERENCES_CHANGE -> Messages.translate("audit.action.preferences_change");
      case MESSAGE_SEND -> Messages.translate("audit.action.message_send");
      case INBOX_CHANGE -> Messages.translate("audit.action.inbox_change");
      case LINK_CHANGE -> Messages.translate("audit.action.link_change");
      case MEDIA_READ -> Messages.translate("audit.action.media_read");
      case MEDIA_FETCH -> Messages.translate("audit.action.media_fetch");
      case QUARANTINE_REPLAY -> Messages.translate("audit.action.quarantine_retry");
      case QUARANTINE_DISCARD -> Messages.translate("audit.action.quarantine_discard");
      case TOKEN_CREATE -> Messages.translate("audit.action.token_create");
      case TOKEN_REVOKE -> Messages.translate("audit.action.token_revoke");
      case TOKEN_USE -> Messages.translate("audit.action.token_use");
      case LOGIN -> Messages.translate("audit.action.login");
      case LOGOUT -> Messages.translate("audit.action.logout");
      case ACCOUNT_CHANGE -> Messages.translate("audit.action.account_change");
      case STAFF_LINK -> Messages.translate("audit.action.staff_link");
      case STAFF_UNLINK -> Messages.translate("audit.action.staff_unlink");
      case MOVE -> Messages.translate("audit.action.move");
      case IMPORT -> Messages.translate("audit.action.import");
      case KEY_ROTATE -> Messages.translate("audit.action.key_rotate");
      case BACKUP -> Messages.translate("audit.action.backup");
      case RESTORE -> Messages.translate("audit.action.restore");
      case ADMINISTER -> Messages.translate("audit.action.administer");
      case STATS_READ -> Messages.translate("audit.action.stats_read");
      case AUDIT_READ -> Messages.translate("audit.action.audit_read");
      case MORE_REFUSED -> Messages.translate("audit.action.more_denied");
    };
  }

  public static String result(String word) {
    return Word.find(Result.class, word).map(AuditText::result).orElse(word);
  }

  private static String result(Result result) {
    return switch (result) {
      case BEGUN -> Messages.translate("audit.result.begun");
      case DONE -> Messages.translate("audit.result.done");
      case REFUSED -> Messages.translate("audit.result.denied");
      case FAILED -> Messages.translate("audit.result.failed");
    };
  }

  public static String kind(String word) {
    return Word.find(Kind.class, word).map(AuditText::kind).orElse(word);
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case TOKEN -> Messages.translate("audit.actor.token");
      case LOGIN -> Messages.translate("audit.actor.account");
      case COMMAND_LINE -> Messages.translate("audit.actor.command_line");
      case NOBODY -> Messages.translate("audit.actor.anonymous");
    };
  }
}
