package switchboard.console;

import switchboard.domain.Word;

/** Confirmations, shown on the page after a change. */
public enum FlashMessage implements Word {
  OLD("error.page_expired"),
  PASSWORD("account.password.changed"),
  LOOK_CHANGED("account.appearance.saved"),
  APP("factors.app.added"),
  APP_REMOVED("factors.app.removed"),
  PASSKEY_ADDED("passkey.added"),
  PASSKEY_REMOVED("passkey.removed"),
  LOGIN_ENDED("account.sessions.ended"),
  OTHERS_ENDED("account.sessions.others_ended"),
  UNLINKED("notices.unlinked"),
  NOTICES_SAVED("notices.saved"),
  NOTICE_SENT("notices.test.sent"),
  NOTICE_FAILED("notices.test.failed"),
  PREFERENCES_CHANGED("person.preferences.saved"),
  NOTE_SAVED("person.note.saved"),
  UNMASKED("person.unmask.done"),
  SAID("person.reply.queued"),
  TAKEN("inbox.taken.done"),
  RELEASED("inbox.release.done"),
  SNOOZED("inbox.snooze.done"),
  AWAKE("inbox.wake.done"),
  SETTLED("inbox.settle.done"),
  LINK_MADE("links.made"),
  LINK_SAVED("links.saved"),
  LINK_ENDED("links.ended.done"),
  LINK_RESUMED("links.resumed.done"),
  FETCHING("media.fetch.started"),
  ERASED("person.erase.done"),
  ERASING("person.erase.running"),
  WEBHOOK_SET("connection.webhook.registered"),
  REPLAYED("quarantine.retry.started"),
  DISCARDED("quarantine.discarded"),
  BACKUP_MADE("backups.created"),
  SESSION_ENDED("sessions.ended"),
  TOKEN_REVOKED("tokens.revoked"),
  ROLE("accounts.role.changed"),
  DISABLED("accounts.disabled"),
  ENABLED("accounts.enabled"),
  FACTORS_REMOVED("accounts.factors.removed"),
  LOGINS_ENDED("accounts.sessions.ended");

  private final String text;

  FlashMessage(String words) {
    this.text = words;
  }

  /** The confirmation for a URL parameter; empty for an unknown one. */
  public static String text(String word) {
    return Word.find(FlashMessage.class, word).map(one -> Messages.translate(one.text)).orElse("");
  }
}
