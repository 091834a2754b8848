package switchboard.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;
import switchboard.domain.Word;

/**
 * What is kept of files that users send.
 *
 * @param quotaBytes space for all of them; 0: no limit
 * @param scanSocket Unix socket of a virus scanner, clamd; absent: files are not scanned
 * @param botApiFiles folder of a Bot API server on this machine, which names its files by absolute
 *     paths; absent: such paths are refused
 */
public record MediaSettings(
    FilePolicy policy, long quotaBytes, @Nullable Path scanSocket, @Nullable Path botApiFiles) {

  private static final int MEGABYTE = 1 << 20;
  private static final int MAX_DAYS = 36_500;

  static MediaSettings read(RawSettings words) {
    var kept =
        words.parse(
            Setting.MEDIA,
            word -> Word.find(Kept.class, word).orElseThrow(IllegalArgumentException::new),
            "off, thumbnails or all");
    long most = megabytes(words, Setting.MEDIA_MAX_MB, 1, 4_000);
    long quota = megabytes(words, Setting.MEDIA_QUOTA_MB, 0, 1_000_000_000);
    int days =
        words.parse(
            Setting.MEDIA_DAYS,
            word -> RawSettings.between(word, 0, MAX_DAYS),
            "days, 0 to " + MAX_DAYS);
    return new MediaSettings(
        new FilePolicy(kept, most, days),
        quota,
        path(words, Setting.SCAN_SOCKET),
        path(words, Setting.BOT_API_FILES));
  }

  private static long megabytes(RawSettings words, Setting setting, int least, int most) {
    int number =
        words.parse(
            setting,
            word -> RawSettings.between(word, least, most),
            "megabytes, %d to %d".formatted(least, most));
    return (long) number * MEGABYTE;
  }

  private static @Nullable Path path(RawSettings words, Setting setting) {
    return words.has(setting) ? words.path(setting).toAbsolutePath() : null;
  }
}
