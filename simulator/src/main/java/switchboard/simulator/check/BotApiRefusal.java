package switchboard.simulator.check;

/** A Bot API error with Telegram's description. */
public final class BotApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  public final int code;

  /** Seconds to wait; 0 if the response has no such parameter. */
  final int retryAfter;

  private BotApiRefusal(int code, String description, int retryAfter) {
    super(description, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public BotApiRefusal(int code, String description) {
    this(code, description, 0);
  }

  public static BotApiRefusal badRequest(String why) {
    return new BotApiRefusal(400, "Bad Request: " + why);
  }

  public static BotApiRefusal forbidden(String why) {
    return new BotApiRefusal(403, "Forbidden: " + why);
  }

  public static BotApiRefusal conflict(String why) {
    return new BotApiRefusal(409, "Conflict: " + why);
  }

  public static BotApiRefusal tooManyRequests(int seconds) {
    return new BotApiRefusal(429, "Too Many Requests: retry after " + seconds, seconds);
  }

  public String description() {
    return String.valueOf(getMessage());
  }
}
