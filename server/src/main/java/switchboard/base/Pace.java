package switchboard.base;

import java.time.Duration;

/**
 * How long the server waits in real time before it looks again at what does not announce itself.
 *
 * @param retry pause after a failed call of Telegram, doubled with each further failure; also after
 *     a poll without new updates, for servers that do not support long polling
 * @param jobs between two looks at erasures, replays and the connection
 * @param live between two updates of an open page
 * @param certificate without changes of the TLS files, so that the certificate and its key are read
 *     together
 * @param request without a byte of a request
 * @param commit for the commit of an update; less than proxies and Telegram wait for an answer
 */
public record Pace(
    Duration retry,
    Duration jobs,
    Duration live,
    Duration certificate,
    Duration request,
    Duration commit) {

  public static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(8));

  /** The pause after so many failures in a row, the first being 0. */
  public Duration retry(int failures) {
    return retry.multipliedBy(1L << Math.min(failures, 10));
  }
}
