package switchboard.config;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.store.backup.RetentionPolicy;

/**
 * Where backups are written and how long they are kept.
 *
 * @param folder absent: no automatic backups
 */
public record BackupSettings(@Nullable Path folder, RetentionPolicy keeping) {

  private static final Pattern KEEP = Pattern.compile("(\\d{1,3})/(\\d{1,3})/(\\d{1,3})");
  private static final int MAX_KEY_DAYS = 30;

  /** The defaults: a folder inside the data folder. */
  static BackupSettings standard(Path data) {
    return new BackupSettings(data.resolve("backups"), RetentionPolicy.STANDARD);
  }

  static BackupSettings read(RawSettings words, Path data) {
    int keyDays = words.parse(Setting.KEY_BACKUP_DAYS, BackupSettings::keyDays, "days, 1 to 30");
    var keeping =
        words.parse(
            Setting.BACKUP_KEEP,
            word -> keeping(word, keyDays),
            "days/weeks/months, such as 7/4/12");
    if ("off".equals(words.word(Setting.BACKUP_DIR))) {
      return new BackupSettings(null, keeping);
    }
    return words.has(Setting.BACKUP_DIR)
        ? new BackupSettings(words.path(Setting.BACKUP_DIR), keeping)
        : new BackupSettings(standard(data).folder(), keeping);
  }

  /**
   * @param keep days/weeks/months
   * @throws IllegalArgumentException when {@code keep} has another form
   */
  static RetentionPolicy keeping(String keep, int keyDays) {
    var match = KEEP.matcher(keep);
    if (!match.matches()) {
      throw new IllegalArgumentException();
    }
    return new RetentionPolicy(
        Integer.parseInt(match.group(1)),
        Integer.parseInt(match.group(2)),
        Integer.parseInt(match.group(3)),
        keyDays);
  }

  static int keyDays(String word) {
    int days = Integer.parseInt(word);
    if (days < 1 || days > MAX_KEY_DAYS) {
      throw new IllegalArgumentException();
    }
    return days;
  }

  /**
   * The backup folder.
   *
   * @throws CommandException when BACKUP_DIR is off
   */
  Path folderOrRefuse() {
    if (folder == null) {
      throw new CommandException("BACKUP_DIR is off. Name a folder with --backup-dir.", 2);
    }
    return folder;
  }
}
