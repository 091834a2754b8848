package switchboard.web;

import switchboard.base.Sentence;

/** A missing resource: status 404. */
public final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  /**
   * @param detail what is missing
   */
  public NotFoundException(Sentence detail) {
    super(detail.toString(), null, false, false);
    this.sentence = detail;
  }

  /** An error without translations. */
  public NotFoundException(String detail) {
    this(Sentence.literal(detail));
  }

  /** For a user without stored data. */
  public static NotFoundException person() {
    return new NotFoundException(Sentence.sentence("error.person_not_found"));
  }

  public Sentence sentence() {
    return sentence;
  }

  /** The detail in English. */
  public String detail() {
    return sentence.toString();
  }
}
