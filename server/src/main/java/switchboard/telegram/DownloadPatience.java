package switchboard.telegram;

import java.time.Duration;

/**
 * How slow a download may be.
 *
 * @param start time for connecting and the first bytes
 * @param bytesPerSecond the least average rate after that
 * @param longest a download, however fast it is
 * @param connect time for connecting, for each address
 */
record DownloadPatience(Duration start, long bytesPerSecond, Duration longest, Duration connect) {

  static final DownloadPatience USUAL =
      new DownloadPatience(
          Duration.ofSeconds(30), 32 << 10, Duration.ofMinutes(50), Duration.ofSeconds(5));

  boolean isOver(Duration elapsed, long received) {
    var allowed = start.plusMillis(received * 1000 / bytesPerSecond);
    return elapsed.compareTo(allowed) > 0 || elapsed.compareTo(longest) > 0;
  }
}
