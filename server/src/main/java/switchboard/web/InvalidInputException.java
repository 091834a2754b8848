package switchboard.web;

import switchboard.base.Sentence;

/** An invalid request: status 400, naming the field. */
public final class InvalidInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;
  private final String field;

  /**
   * @param field the parameter's or the JSON field's name
   * @param detail what is allowed
   */
  public InvalidInputException(String field, Sentence detail) {
    super(detail.toString(), null, false, false);
    this.sentence = detail;
    this.field = field;
  }

  /** An error without translations. */
  public InvalidInputException(String field, String detail) {
    this(field, Sentence.literal(detail));
  }

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
