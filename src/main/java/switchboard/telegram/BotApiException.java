package switchboard.telegram;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An administrative call that was not done. Its message is fit to be shown and does not hold the
 * token; there is no cause, as the ones below have addresses in their messages.
 */
public final class BotApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final @Nullable Duration pause;
  private final boolean foreign;

  /**
   * @param code the Bot API's {@code error_code}; 0 when Telegram was not reached
   * @param pause how long Telegram wants to be left alone
   */
  BotApiException(String message, int code, @Nullable Duration pause) {
    this(message, code, pause, false);
  }

  /**
   * @param foreign whether the answer was not the Bot API's
   */
  BotApiException(String message, int code, @Nullable Duration pause, boolean foreign) {
    super(message);
    this.foreign = foreign;
    this.code = code;
    this.pause = pause;
  }

  /** The token is wrong or was revoked: 401, or 404 as Telegram says to what is no token at all. */
  public boolean isUnauthorized() {
    return code == 401 || code == 404;
  }

  /** The token being right, this server is too old to know the method. */
  public boolean isUnknownMethod() {
    return code == 404;
  }

  /** Telegram will not have it as it was asked for, and the description says why. */
  public boolean isBadRequest() {
    return code == 400;
  }

  /** Another process fetches the updates, or a webhook is set. */
  public boolean isConflict() {
    return code == 409;
  }

  /** Somebody else answered in Telegram's place, such as a proxy with a page of its own. */
  public boolean isForeign() {
    return foreign;
  }

  /** How long Telegram wants to be left alone, 1 s to 1 day; only after too many calls. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(pause);
  }
}
