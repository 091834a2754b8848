package switchboard.base;

/**
 * A request that cannot be carried out for a reason that the user can understand. Use cases throw
 * it; {@code web} turns it into an HTTP status, {@code cli} into an exit code.
 */
public final class UserErrorException extends RuntimeException {

  /** What is wrong. */
  public enum Kind {
    /** A value that is not allowed. */
    INVALID,
    NOT_FOUND,
    /** Somebody else has changed it in the meantime. */
    CONFLICT,
    /** Telegram refused, or cannot be reached. */
    TELEGRAM
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String field;
  private final transient Sentence sentence;

  private UserErrorException(Kind kind, String field, Sentence sentence) {
    super(sentence.toString(), null, false, false);
    this.kind = kind;
    this.field = field;
    this.sentence = sentence;
  }

  /**
   * @param field name of the parameter, JSON field or form field
   * @param detail what is allowed
   */
  public static UserErrorException invalid(String field, Sentence detail) {
    return new UserErrorException(Kind.INVALID, field, detail);
  }

  /** An invalid value, with a text that is not translated. */
  public static UserErrorException invalid(String field, String detail) {
    return invalid(field, Sentence.literal(detail));
  }

  /**
   * @param detail what is missing
   */
  public static UserErrorException notFound(Sentence detail) {
    return new UserErrorException(Kind.NOT_FOUND, "", detail);
  }

  /**
   * @param field name of the form field, if there is one
   * @param detail who changed what
   */
  public static UserErrorException conflict(String field, Sentence detail) {
    return new UserErrorException(Kind.CONFLICT, field, detail);
  }

  /** For a user without stored data. */
  public static UserErrorException personNotFound() {
    return notFound(Sentence.sentence("error.person_not_found"));
  }

  /**
   * @param detail the failed request and Telegram's reason
   */
  public static UserErrorException telegram(Sentence detail) {
    return new UserErrorException(Kind.TELEGRAM, "", detail);
  }

  public Kind kind() {
    return kind;
  }

  public boolean isNotFound() {
    return kind == Kind.NOT_FOUND;
  }

  /** The name of the field; may be empty. */
  public String field() {
    return field;
  }

  public Sentence sentence() {
    return sentence;
  }

  /** The detail in English. */
  public String detail() {
    return sentence.toString();
  }
}
