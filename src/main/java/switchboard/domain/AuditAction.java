package switchboard.domain;

/** What administrators do that is worth a row of the audit log. */
public enum AuditAction {
  PEOPLE_READ("people.read"),
  /** Hidden names and texts of somebody are shown, for a reason. */
  PERSON_UNMASK("person.unmask"),
  PERSON_EXPORT("person.export"),
  PERSON_ERASE("person.erase"),
  PREFERENCES_CHANGE("preferences.change"),
  MESSAGE_SEND("message.send"),
  QUARANTINE_REPLAY("quarantine.replay"),
  QUARANTINE_DISCARD("quarantine.discard"),
  TOKEN_CREATE("token.create"),
  TOKEN_REVOKE("token.revoke"),
  TOKEN_USE("token.use"),
  LOGIN("login"),
  LOGOUT("logout"),
  /** Of accounts, one's own included, with password and second factors. */
  ACCOUNT_CHANGE("account.change"),
  KEY_ROTATE("key.rotate"),
  BACKUP("backup"),
  RESTORE("restore"),
  /** Whatever else needs the permission to administer; the row's way tells what it is. */
  ADMINISTER("administer"),
  /** A look at figures, noted only when it was refused. */
  STATS_READ("stats.read"),
  /**
   * A look at the audit log, noted only when it was refused: a reader would never reach its end.
   */
  AUDIT_READ("audit.read"),
  /** Refusals that have no row of their own, as there were too many in a minute. */
  MORE_REFUSED("more.refused");

  private final String word;

  AuditAction(String word) {
    this.word = word;
  }

  /** As it stands in the log; it never changes, as it is part of what is sealed. */
  public String word() {
    return word;
  }
}
