package switchboard.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * An injected fault.
 *
 * @param method the affected Bot API method, * for all, or {@link #FILE} for file downloads
 * @param times how many calls it affects
 * @param retryAfter seconds, for a 429
 * @param millis delay, for a latency
 * @param description replaces the default description, for 400 and 403
 * @param bytesPerSecond rate of a slow file
 */
public record SimulatorFault(
    String method,
    Kind kind,
    int times,
    int retryAfter,
    int millis,
    @Nullable String description,
    int bytesPerSecond) {

  /** In place of a method: downloads from /file/bot…; not affected by faults of all methods. */
  public static final String FILE = "file";

  private static final int RATE = 65_536;

  /** Kind of fault. */
  public enum Kind {
    TOO_MANY_REQUESTS("429", 429),
    SERVER_ERROR("500", 500),
    HTML_ERROR("502_html", 502),
    /** HTML error page of a proxy that blocks the request, such as a captive portal. */
    HTML_FORBIDDEN("403_html", 403),
    /** HTML error page of a proxy that refuses the size of the request. */
    HTML_TOO_LARGE("413_html", 413),
    /** Connection closed before the call takes effect. */
    RESET("reset", 0),
    /** No effect and no response. */
    TIMEOUT("timeout", 0),
    FORBIDDEN("403", 403),
    BAD_REQUEST("400", 400),
    /** Response of a server that is too old to know the method. */
    NOT_FOUND("404", 404),
    LATENCY("latency", 200),
    /** The call takes effect, then the connection is closed. */
    LOST_ANSWER("lost_answer", 0),
    /** The file_id is unknown, as after a move to another Bot API server. */
    WRONG_FILE_ID("wrong_file_id", 400),
    /** An HTML page with status 200, as from a proxy's login page. */
    HTML_PAGE("200_html", 200),
    /** Only for files: the connection is closed after half of the file. */
    TRUNCATED("truncated", 200),
    /** Only for files: the file arrives at a limited rate. */
    SLOW("slow", 200);

    public final String word;

    /** The status of the response; 0 without one. */
    public final int status;

    Kind(String word, int status) {
      this.word = word;
      this.status = status;
    }
  }

  public SimulatorFault {
    if (times < 1 || retryAfter < 0 || millis < 0 || millis > 600_000) {
      throw new IllegalArgumentException("Set times to at least 1 and millis to 0 to 600000");
    }
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("Set bytes_per_second to at least 1");
    }
    if ((kind == Kind.TRUNCATED || kind == Kind.SLOW) && !method.equals(FILE)) {
      throw new IllegalArgumentException(
          "The fault \"" + kind.word + "\" is only for the method \"file\"");
    }
  }

  public SimulatorFault(
      String method,
      Kind kind,
      int times,
      int retryAfter,
      int millis,
      @Nullable String description) {
    this(method, kind, times, retryAfter, millis, description, RATE);
  }

  /** A fault with the default details: retry after 3 s, 50 ms of latency. */
  public static SimulatorFault of(String method, Kind kind, int times) {
    return new SimulatorFault(method, kind, times, 3, 50, null);
  }

  /** A fault of file downloads: this many arrive at a limited rate. */
  public static SimulatorFault slowFile(int bytesPerSecond, int times) {
    return new SimulatorFault(FILE, Kind.SLOW, times, 3, 50, null, bytesPerSecond);
  }

  SimulatorFault oneLess() {
    return new SimulatorFault(
        method, kind, times - 1, retryAfter, millis, description, bytesPerSecond);
  }
}
