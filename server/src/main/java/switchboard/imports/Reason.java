package switchboard.imports;

/** Why something in a source is left out or changed. */
public enum Reason {
  NO_ID("without a Telegram id", "Nobody can be reached without an id; nothing to do."),
  BAD_ID(
      "with an id that is not a user’s",
      "A user’s id is a whole number from 1 to 4503599627370495. Correct it in the source, or leave it out."),
  ROUNDED_ID(
      "with an id that a spreadsheet rounded", "Export the file again with the id column as text."),
  BAD_TIME(
      "with a time that cannot be read",
      "Expected a time such as 2024-05-01 12:30:00, 2024-05-01T12:30:00Z or seconds since 1970."),
  FUTURE("with a time in the future", "Check --zone, and the clock of the old machine."),
  TOO_LONG("with a text longer than any message of Telegram", "Nothing to do."),
  WRONG_FIELDS(
      "with another number of fields than the header",
      "Check the quotes in that line, and that the separator is the same in all lines."),
  BAD_KEY("with a session key that names no chat", "Expected the key CHAT or CHAT:USER."),
  BROKEN_TEXT("with a text that is not valid Unicode", "Nothing to do; � replaces what is broken."),

  DUPLICATE("twice in the source", ""),
  IN_GROUP("of groups and channels", ""),
  BY_BOT("by the bot, or by the owner of the exported account", ""),
  SERVICE("service messages", ""),
  ERASED("of people who had their data erased here", ""),
  OPERATOR("of operators of this bot", ""),
  EXPIRED("older than RETENTION_DAYS", "");

  private final String text;
  private final String advice;

  Reason(String text, String advice) {
    this.text = text;
    this.advice = advice;
  }

  public String text() {
    return text;
  }

  /** What to do about it. */
  public String advice() {
    return advice;
  }

  /** Whether something is wrong with the source. */
  boolean isProblem() {
    return !advice.isEmpty();
  }
}
