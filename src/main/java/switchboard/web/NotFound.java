package switchboard.web;

import switchboard.domain.Sentence;

/** A missing resource: status 404. */
public final class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  /**
   * @param detail what is missing
   */
  public NotFound(Sentence detail) {
    super(detail.toString(), null, false, false);
    this.sentence = detail;
  }

  /** An error without translations. */
  public NotFound(String detail) {
    this(Sentence.sentence(detail));
  }

  /** For a user without stored data. */
  public static NotFound person() {
    return new NotFound(Sentence.sentence("There is no person of this number."));
  }

  public Sentence sentence() {
    return sentence;
  }

  /** The detail in English. */
  public String detail() {
    return sentence.toString();
  }
}
