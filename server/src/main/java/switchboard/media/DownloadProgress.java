package switchboard.media;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much of the files that this instance downloads has come. */
final class DownloadProgress {

  private final Map<Long, Long> received = new ConcurrentHashMap<>();

  /**
   * @param row the id of the file's row
   */
  void received(long row, long bytes) {
    received.put(row, bytes);
  }

  void ended(long row) {
    received.remove(row);
  }

  /** 0 for a file that is not downloaded now. */
  long of(long row) {
    return received.getOrDefault(row, 0L);
  }
}
