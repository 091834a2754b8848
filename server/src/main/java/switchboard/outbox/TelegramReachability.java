package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import switchboard.telegram.SendResult;

/**
 * Tracks whether Telegram is reachable, judged by the results of other calls. It distinguishes a
 * reply that fails alone, which is given up, from an outage, which is waited out. Not thread-safe:
 * used by the outbox thread only.
 */
final class TelegramReachability {

  /**
   * This many replies given up in a row mean that all calls fail, even if Telegram responds to
   * probes.
   */
  private static final int MAX_GIVEN_UP = 3;

  private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);

  private Instant lastAnswer = Instant.MIN;
  private Instant nextProbe = Instant.MIN;
  private boolean suspected;
  private boolean probing;
  private boolean reported;
  private int givenUp;

  /** Whether the call failed for a reason that may affect other calls too. */
  static boolean isFailure(SendResult result) {
    return switch (result) {
      case SendResult.Foreign _, SendResult.Transient _, SendResult.Unknown _ -> true;
      case SendResult.Refused refused -> refused.code() == 401 || refused.code() == 404;
      case SendResult.Done _,
          SendResult.NotModified _,
          SendResult.QueryTooOld _,
          SendResult.RetryAfter _,
          SendResult.MigratedTo _,
          SendResult.Blocked _,
          SendResult.MessageGone _,
          SendResult.OtherKind _,
          SendResult.TopicGone _,
          SendResult.Malformed _ ->
          false;
    };
  }

  /**
   * Records a call's result.
   *
   * @param shows whether the call was a message in a chat
   */
  void saw(SendResult result, boolean shows, Instant now) {
    if (isFailure(result)) {
      suspected = true;
      return;
    }
    answered(now);
    if (shows) {
      givenUp = 0;
    }
  }

  private void answered(Instant now) {
    lastAnswer = now;
    suspected = false;
    reported = false;
  }

  /** Records that a reply was given up because it failed alone. */
  void gaveUp() {
    givenUp++;
  }

  /** Whether other calls have succeeded since then. */
  boolean isOpenSince(Instant moment) {
    return lastAnswer.isAfter(moment) && givenUp < MAX_GIVEN_UP;
  }

  /** Whether to send a probe now; if so, it counts as in flight. */
  boolean probes(Instant now) {
    if (probing || !suspected || now.isBefore(nextProbe)) {
      return false;
    }
    suspected = false;
    probing = true;
    nextProbe = now.plus(BETWEEN_PROBES);
    return true;
  }

  /**
   * Records a probe's result.
   *
   * @return whether Telegram has newly become unreachable
   */
  boolean probed(SendResult result, Instant now) {
    probing = false;
    if (result instanceof SendResult.Done) {
      answered(now);
      return false;
    }
    boolean news = !reported;
    reported = true;
    return news;
  }
}
