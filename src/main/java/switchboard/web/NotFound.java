package switchboard.web;

import switchboard.domain.Sentence;

/** What was asked for is not there: status 404. */
public final class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  /**
   * @param detail what is not there
   */
  public NotFound(Sentence detail) {
    super(detail.toString(), null, false, false);
    this.sentence = detail;
  }

  /** One that is not said in other languages. */
  public NotFound(String detail) {
    this(Sentence.sentence(detail));
  }

  /** For a person of whom nothing is kept. */
  public static NotFound person() {
    return new NotFound(Sentence.sentence("There is no person of this number."));
  }

  public Sentence sentence() {
    return sentence;
  }

  /** In English. */
  public String detail() {
    return sentence.toString();
  }
}
