package switchboard.telegram;

import java.time.Duration;

/**
 * How slow a download may be.
 *
 * @param start time for connecting and the first bytes
 * @param bytesPerSecond the least average rate after that
 * @param connect time for connecting, for each address
 */
record DownloadPatience(Duration start, long bytesPerSecond, Duration connect) {

  static final DownloadPatience USUAL =
      new DownloadPatience(Duration.ofSeconds(30), 4096, Duration.ofSeconds(5));

  boolean isOver(Duration elapsed, long received) {
    var allowed = start.plusMillis(received * 1000 / bytesPerSecond);
    return elapsed.compareTo(allowed) > 0;
  }
}
