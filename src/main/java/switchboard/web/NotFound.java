package switchboard.web;

/** What was asked for is not there: status 404. */
public final class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String detail;

  /**
   * @param detail what is not there
   */
  public NotFound(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** For a person of whom nothing is kept. */
  public static NotFound person() {
    return new NotFound("There is no person of this number.");
  }

  public String detail() {
    return detail;
  }
}
