package switchboard.web;

/** Values of {@code Content-Security-Policy}. A response that sets none gets that of pages. */
public final class ContentPolicy {

  public static final String HEADER = "Content-Security-Policy";

  /** For pages: only what comes from this server, and nothing inline. */
  public static final String PAGE =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** For pages with players. */
  public static final String PAGE_WITH_PLAYERS = PAGE + "; media-src 'self'";

  /**
   * For files of users: nothing in them may run or load anything, whatever a browser makes of it.
   */
  public static final String FILE = "default-src 'none'; sandbox";

  private ContentPolicy() {}
}
