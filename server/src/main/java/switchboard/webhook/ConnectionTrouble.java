package switchboard.webhook;

import static switchboard.diagnosis.Advice.advice;

import java.time.Duration;
import switchboard.diagnosis.Advice;
import switchboard.diagnosis.Finding;
import switchboard.telegram.BotApiException;

/** Problems that stop updates from arriving or replies from being sent. */
@SuppressWarnings("ImmutableEnumChecker")
public // sentences never change
enum ConnectionTrouble {
  TOKEN(Duration.ZERO, advice("connection.trouble.token")),
  FETCHED_ELSEWHERE(Duration.ZERO, advice("connection.trouble.other_poller")),
  WEBHOOK_SET(Duration.ZERO, advice("connection.trouble.webhook_set")),
  WEBHOOK_LOST(Duration.ZERO, advice("connection.trouble.webhook_lost")),
  WEBHOOK_FAILING(Duration.ofMinutes(2), advice("connection.trouble.webhook_failing")),
  UNREACHABLE(Duration.ofMinutes(1), advice("connection.trouble.unreachable")),
  NOT_TELEGRAM(Duration.ofMinutes(1), advice("connection.trouble.not_telegram")),
  LIMITED(Duration.ofMinutes(1), advice("connection.trouble.rate_limited")),
  UNCONFIRMED(Duration.ofMinutes(1), advice("connection.trouble.unconfirmed")),
  STUCK(Duration.ZERO, advice("connection.trouble.stuck"));

  /** How long it stays a warning before it becomes an error. */
  public final Duration grace;

  private final Advice advice;

  ConnectionTrouble(Duration grace, Advice advice) {
    this.grace = grace;
    this.advice = advice;
  }

  static ConnectionTrouble of(BotApiException failure) {
    if (failure.isUnauthorized()) {
      return TOKEN;
    }
    if (failure.isConflict()) {
      return String.valueOf(failure.getMessage()).contains("ebhook")
          ? WEBHOOK_SET
          : FETCHED_ELSEWHERE;
    }
    if (failure.isForeign()) {
      return NOT_TELEGRAM;
    }
    return failure.retryAfter().isPresent() ? LIMITED : UNREACHABLE;
  }

  /**
   * @param lasted time between the first and the last occurrence
   */
  public Finding after(Duration lasted) {
    return lasted.compareTo(grace) < 0
        ? Finding.note(advice.problem(), advice.fix())
        : Finding.wrong(advice.problem(), advice.fix());
  }
}
