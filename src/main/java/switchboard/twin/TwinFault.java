package switchboard.twin;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on demand.
 *
 * @param method the Bot API method it strikes, or * for all
 * @param times how many calls it strikes
 * @param retryAfter seconds, for a 429
 * @param millis for a latency
 * @param description instead of the usual one, for 400 and 403
 */
public record TwinFault(
    String method, Kind kind, int times, int retryAfter, int millis, @Nullable String description) {

  /** What goes wrong. */
  public enum Kind {
    TOO_MANY_REQUESTS("429"),
    SERVER_ERROR("500"),
    HTML_ERROR("502_html"),
    /** A page of a proxy that lets nothing through, such as that of a hotel's network. */
    HTML_FORBIDDEN("403_html"),
    /** A page of a proxy for which the request is too large. */
    HTML_TOO_LARGE("413_html"),
    /** Cut before the call takes effect. */
    RESET("reset"),
    /** Takes no effect and no answer comes. */
    TIMEOUT("timeout"),
    FORBIDDEN("403"),
    BAD_REQUEST("400"),
    /** As of a server that is too old to know the method. */
    NOT_FOUND("404"),
    LATENCY("latency"),
    /** Takes effect, then the connection is cut. */
    LOST_ANSWER("lost_answer");

    final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  public TwinFault {
    if (times < 1 || retryAfter < 0 || millis < 0 || millis > 600_000) {
      throw new IllegalArgumentException(
          "A fault needs times of at least 1 and millis between 0 and 600000");
    }
  }

  /** A fault with the usual details: retry after 3 s, 50 ms of latency. */
  public static TwinFault of(String method, Kind kind, int times) {
    return new TwinFault(method, kind, times, 3, 50, null);
  }

  TwinFault oneLess() {
    return new TwinFault(method, kind, times - 1, retryAfter, millis, description);
  }
}
