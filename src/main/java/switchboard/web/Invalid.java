package switchboard.web;

/** A request that cannot be done as it stands: status 400, naming the field. */
public final class Invalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String detail;
  private final String field;

  /**
   * @param field the parameter's or the JSON field's name
   * @param detail what is allowed
   */
  public Invalid(String field, String detail) {
    super(detail, null, false, false);
    this.detail = detail;
    this.field = field;
  }

  public String field() {
    return field;
  }

  public String detail() {
    return detail;
  }
}
