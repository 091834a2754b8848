package switchboard.telegram;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An administrative Bot API call failed. The message is safe to display and never contains the
 * token. There is no cause, because the underlying exceptions have URLs with the token in their
 * messages.
 */
public final class BotApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final @Nullable Duration pause;
  private final boolean foreign;

  /**
   * @param code the Bot API's {@code error_code}; 0 when Telegram was not reached
   * @param pause the {@code retry_after}
   */
  BotApiException(String message, int code, @Nullable Duration pause) {
    this(message, code, pause, false);
  }

  /**
   * @param foreign whether the response was not from the Bot API
   */
  BotApiException(String message, int code, @Nullable Duration pause, boolean foreign) {
    super(message);
    this.foreign = foreign;
    this.code = code;
    this.pause = pause;
  }

  /** The token is wrong or revoked: 401, or 404 for a string that is not a token. */
  public boolean isUnauthorized() {
    return code == 401 || code == 404;
  }

  /** Given a valid token, the Bot API server is too old to know the method. */
  public boolean isUnknownMethod() {
    return code == 404;
  }

  /** The file is larger than the Bot API server passes on (20 MB at Telegram's). */
  public boolean isFileTooBig() {
    return code == 400 && String.valueOf(getMessage()).contains("file is too big");
  }

  /** Telegram rejected the parameters; the description says why. */
  public boolean isBadRequest() {
    return code == 400;
  }

  /** Another process is polling for updates, or a webhook is set. */
  public boolean isConflict() {
    return code == 409;
  }

  /** Something other than the Bot API responded, such as a proxy with an error page. */
  public boolean isForeign() {
    return foreign;
  }

  /** The time to wait before the next call, 1 s to 1 day; only present after a rate limit (429). */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(pause);
  }
}
