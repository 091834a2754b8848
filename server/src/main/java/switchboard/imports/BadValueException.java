package switchboard.imports;

/** A value of a source that cannot be used. The message says what is there. */
final class BadValueException extends Exception {

  private static final long serialVersionUID = 1;
  private static final int SHOWN = 40;

  private final Reason reason;

  BadValueException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** The row is left out. */
  Found.Problem skipped(String where, Kind kind) {
    return new Found.Problem(where, kind, reason, String.valueOf(getMessage()), true);
  }

  /** The row is taken without the value. */
  Found.Problem ignored(String where, Kind kind) {
    return new Found.Problem(where, kind, reason, getMessage() + ", which is ignored", false);
  }

  static String printable(String text) {
    return text.replaceAll("\\p{C}", "�");
  }

  /** A value of a source as a terminal may show it. */
  static String shown(String value) {
    var printable = printable(value);
    return "“"
        + (printable.length() > SHOWN ? printable.substring(0, SHOWN) + "…" : printable)
        + "”";
  }
}
