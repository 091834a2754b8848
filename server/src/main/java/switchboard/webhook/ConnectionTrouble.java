package switchboard.webhook;

import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import switchboard.base.Sentence;
import switchboard.diagnosis.Finding;
import switchboard.telegram.BotApiException;

/** Problems that stop updates from arriving or replies from being sent. */
@SuppressWarnings("ImmutableEnumChecker")
public // sentences never change
enum ConnectionTrouble {
  TOKEN(
      Duration.ZERO,
      sentence("connection.trouble.token"),
      sentence("connection.trouble.token.fix")),
  FETCHED_ELSEWHERE(
      Duration.ZERO,
      sentence("connection.trouble.other_poller"),
      sentence("connection.trouble.other_poller.fix")),
  WEBHOOK_SET(
      Duration.ZERO,
      sentence("connection.trouble.webhook_set"),
      sentence("connection.trouble.webhook_set.fix")),
  WEBHOOK_LOST(
      Duration.ZERO,
      sentence("connection.trouble.webhook_lost"),
      sentence("connection.trouble.webhook_lost.fix")),
  WEBHOOK_FAILING(
      Duration.ofMinutes(2),
      sentence("connection.trouble.webhook_failing"),
      sentence("connection.trouble.webhook_failing.fix")),
  UNREACHABLE(
      Duration.ofMinutes(1),
      sentence("connection.trouble.unreachable"),
      sentence("connection.trouble.unreachable.fix")),
  NOT_TELEGRAM(
      Duration.ofMinutes(1),
      sentence("connection.trouble.not_telegram"),
      sentence("connection.trouble.not_telegram.fix")),
  LIMITED(
      Duration.ofMinutes(1),
      sentence("connection.trouble.rate_limited"),
      sentence("connection.trouble.rate_limited.fix")),
  UNCONFIRMED(
      Duration.ofMinutes(1),
      sentence("connection.trouble.unconfirmed"),
      sentence("connection.trouble.unconfirmed.fix")),
  STUCK(
      Duration.ZERO,
      sentence("connection.trouble.stuck"),
      sentence("connection.trouble.stuck.fix"));

  /** How long it stays a warning before it becomes an error. */
  public final Duration grace;

  private final Sentence problem;
  private final Sentence fix;

  ConnectionTrouble(Duration grace, Sentence problem, Sentence fix) {
    this.grace = grace;
    this.problem = problem;
    this.fix = fix;
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
    return lasted.compareTo(grace) < 0 ? Finding.note(problem, fix) : Finding.wrong(problem, fix);
  }
}
