package switchboard.domain;

/** Actions of administrators that the audit log records. */
public enum AuditAction implements Word {
  PEOPLE_READ("people.read"),
  /** A user's hidden names and texts are shown, for a reason. */
  PERSON_UNMASK("person.unmask"),
  PERSON_EXPORT("person.export"),
  /** A list of people or messages is exported; the row's way names it. */
  PEOPLE_EXPORT("people.export"),
  PERSON_ERASE("person.erase"),
  PREFERENCES_CHANGE("preferences.change"),
  MESSAGE_SEND("message.send"),
  /** A waiting user is taken, snoozed or settled; the row's way names it. */
  INBOX_CHANGE("inbox.change"),
  MEDIA_READ("media.read"),
  /** A file that was only offered is downloaded from Telegram. */
  MEDIA_FETCH("media.fetch"),
  /** A link to a screen is made, changed or ended; the row's way names it. */
  LINK_CHANGE("link.change"),
  QUARANTINE_REPLAY("quarantine.replay"),
  QUARANTINE_DISCARD("quarantine.discard"),
  TOKEN_CREATE("token.create"),
  TOKEN_REVOKE("token.revoke"),
  TOKEN_USE("token.use"),
  LOGIN("login"),
  LOGOUT("logout"),
  /** Changes of accounts, including one's own, their passwords and second factors. */
  ACCOUNT_CHANGE("account.change"),
  /** A Telegram chat is connected with an account, or a link to do so is made. */
  STAFF_LINK("staff.link"),
  STAFF_UNLINK("staff.unlink"),
  KEY_ROTATE("key.rotate"),
  BACKUP("backup"),
  RESTORE("restore"),
  /** All data has come from another database. */
  MOVE("move"),
  /** People and their history have come from another bot or product. */
  IMPORT("import"),
  /** Anything else that needs the permission to administer; the row's way names it. */
  ADMINISTER("administer"),
  /** Read access to figures, recorded only when refused. */
  STATS_READ("stats.read"),
  /**
   * Read access to the audit log, recorded only when refused: otherwise reading would never reach
   * its end.
   */
  AUDIT_READ("audit.read"),
  /** Refusals without a row of their own, because a minute had too many. */
  MORE_REFUSED("more.refused");

  private final String word;

  AuditAction(String word) {
    this.word = word;
  }

  /** The name in the log. It never changes, as it is part of what is sealed. */
  @Override
  public String word() {
    return word;
  }
}
