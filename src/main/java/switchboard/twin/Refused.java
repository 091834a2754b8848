package switchboard.twin;

/** A Bot API error with Telegram's description. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  final int code;

  /** Seconds to wait; 0 if the response has no such parameter. */
  final int retryAfter;

  private Refused(int code, String description, int retryAfter) {
    super(description, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  Refused(int code, String description) {
    this(code, description, 0);
  }

  static Refused badRequest(String why) {
    return new Refused(400, "Bad Request: " + why);
  }

  static Refused forbidden(String why) {
    return new Refused(403, "Forbidden: " + why);
  }

  static Refused conflict(String why) {
    return new Refused(409, "Conflict: " + why);
  }

  static Refused tooManyRequests(int seconds) {
    return new Refused(429, "Too Many Requests: retry after " + seconds, seconds);
  }

  String description() {
    return String.valueOf(getMessage());
  }
}
