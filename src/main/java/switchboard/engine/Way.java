package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import switchboard.telegram.SendResult;

/**
 * Whether the way to Telegram is open, judged by what became of other calls. It tells a message
 * that fails alone, which is given up, from a time in which all calls fail, which is waited out.
 * Touched by the outbox's thread only.
 */
final class Way {

  /**
   * So many replies given up in a row mean that calls fail whatever they hold, even while Telegram
   * answers a probe.
   */
  private static final int MOST_GIVEN_UP = 3;

  private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);

  private Instant lastAnswer = Instant.MIN;
  private Instant nextProbe = Instant.MIN;
  private boolean suspected;
  private boolean probing;
  private boolean told;
  private int givenUp;

  /** Whether an attempt failed for a reason that may concern other calls too. */
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
          SendResult.TopicGone _,
          SendResult.Malformed _ ->
          false;
    };
  }

  /**
   * A call had this result.
   *
   * @param shows whether it was a message in a chat
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
    told = false;
  }

  /** A reply is given up because it failed while others did not. */
  void gaveUp() {
    givenUp++;
  }

  /** Whether others were answered since that moment. */
  boolean isOpenSince(Instant moment) {
    return lastAnswer.isAfter(moment) && givenUp < MOST_GIVEN_UP;
  }

  /** Whether a probe shall go out now; it counts as on its way from then on. */
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
   * The probe is back.
   *
   * @return whether it is news that the way is closed
   */
  boolean probed(SendResult result, Instant now) {
    probing = false;
    if (result instanceof SendResult.Done) {
      answered(now);
      return false;
    }
    boolean news = !told;
    told = true;
    return news;
  }
}
