package switchboard.engine;

import static switchboard.domain.Sentence.sentence;

import java.time.Duration;
import switchboard.domain.Finding;
import switchboard.domain.Sentence;
import switchboard.telegram.BotApiException;

/** Problems that stop updates from arriving or replies from being sent. */
@SuppressWarnings("ImmutableEnumChecker") // sentences never change
enum Trouble {
  TOKEN(
      Duration.ZERO,
      sentence("Telegram does not know this token: it was revoked, or the bot was deleted."),
      sentence("Get a new token from @BotFather, set BOT_TOKEN and restart.")),
  FETCHED_ELSEWHERE(
      Duration.ZERO,
      sentence("Another program fetches the updates of this bot."),
      sentence(
          "Stop the other program. If you do not know which it is, revoke the token with @BotFather and set the new one.")),
  WEBHOOK_SET(
      Duration.ZERO,
      sentence("Somebody has registered a webhook for this bot, so its updates cannot be fetched."),
      sentence(
          "Restart the server to remove the webhook, or set PUBLIC_URL to use one. If it comes back, another program uses this token.")),
  WEBHOOK_LOST(
      Duration.ZERO,
      sentence("Telegram does not send updates here: another webhook is registered, or none."),
      sentence(
          "Run: switchboard webhook set. If it changes again, another program uses this token.")),
  WEBHOOK_FAILING(
      Duration.ofMinutes(2),
      sentence("Telegram has trouble with the webhook of this bot."),
      sentence("Run: switchboard webhook info. It says what is wrong and what to do.")),
  UNREACHABLE(
      Duration.ofMinutes(1),
      sentence("Telegram cannot be reached."),
      sentence(
          "Check the network, the name server and BOT_API_URL. The log has the reason; the server goes on trying.")),
  NOT_TELEGRAM(
      Duration.ofMinutes(1),
      sentence("Something else answers in place of Telegram, such as a proxy or a filter."),
      sentence("Let the server reach api.telegram.org, or correct BOT_API_URL.")),
  LIMITED(
      Duration.ofMinutes(1),
      sentence("Telegram refuses requests because there were too many."),
      sentence("Wait: the server goes on by itself. Look for another program with this token.")),
  UNCONFIRMED(
      Duration.ofMinutes(1),
      sentence("Telegram repeats the same updates and does not confirm them."),
      sentence("Restart the local Bot API server, or the proxy before it.")),
  STUCK(
      Duration.ZERO,
      sentence("Updates are not fetched any more: no poll has ended for minutes."),
      sentence("Restart the server, and report this with its log."));

  /** How long it stays a warning before it becomes an error. */
  final Duration grace;

  private final Sentence problem;
  private final Sentence fix;

  Trouble(Duration grace, Sentence problem, Sentence fix) {
    this.grace = grace;
    this.problem = problem;
    this.fix = fix;
  }

  static Trouble of(BotApiException failure) {
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
  Finding after(Duration lasted) {
    return lasted.compareTo(grace) < 0 ? Finding.note(problem, fix) : Finding.wrong(problem, fix);
  }
}
