package switchboard.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.store.MediaDao.MediaRow;

/** What came of an attempt to download a file. */
sealed interface DownloadOutcome {

  /** The file is on disk; its row is not written yet. */
  record Stored(String path, String key, String contentType, long bytes, String sha256)
      implements DownloadOutcome {}

  /** Another attempt would not help. */
  record Ended(FileState state, @Nullable FileTrouble trouble) implements DownloadOutcome {}

  /**
   * @param pause the time until the next attempt
   * @param limited whether Telegram limits the rate, so that all downloads pause
   */
  record Again(FileTrouble trouble, Duration pause, boolean limited) implements DownloadOutcome {}

  /** The longest pause; that of the outbox is shorter, because there a person waits. */
  Duration MAX_PAUSE = Duration.ofMinutes(15);

  /** Some minutes: Telegram says for a while that a file does not exist, and then has it. */
  int MAX_NOT_FOUND = 8;

  /** About a day: a proxy may answer with its own pages for a while. */
  int MAX_INCOMPLETE = 100;

  /** About a week. */
  int MAX_TELEGRAM = 700;

  /**
   * What follows from a failure: pauses grow. What only an operator can end is tried for ever.
   *
   * @param asked the pause that Telegram asks for
   */
  static DownloadOutcome failed(MediaRow row, FileTrouble trouble, @Nullable Duration asked) {
    int most =
        switch (trouble) {
          case NOT_FOUND -> MAX_NOT_FOUND;
          case INCOMPLETE -> MAX_INCOMPLETE;
          case TELEGRAM -> MAX_TELEGRAM;
          case PATH, SCANNER, DISK, QUOTA, EXPIRED, MISSING -> Integer.MAX_VALUE;
        };
    if (row.attempts() + 1 >= most) {
      return new Ended(FileState.GONE, trouble);
    }
    var pause = Duration.ofSeconds(2L << Math.min(row.attempts(), 10));
    var shortened = pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
    return new Again(
        trouble,
        asked != null && asked.compareTo(shortened) > 0 ? asked : shortened,
        asked != null);
  }
}
