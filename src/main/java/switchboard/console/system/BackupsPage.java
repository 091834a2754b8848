package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.console.Problem;
import switchboard.store.Backup;
import switchboard.store.BackupKind;

/**
 * The backups there are.
 *
 * @param shelf absent when none are made
 */
record BackupsPage(Frame frame, @Nullable Shelf shelf, boolean fresh, Problem problem, Instant now)
    implements Page {

  /**
   * What is there, the newest first, and in which folder.
   *
   * @param keyFolder where somebody finds the keys who is allowed to have them
   */
  record Shelf(
      List<Backup.Kept> data, List<Backup.Kept> keys, String dataFolder, String keyFolder) {

    static Shelf of(Backup backup) {
      return new Shelf(
          backup.all(BackupKind.DATA),
          backup.all(BackupKind.KEYS),
          backup.folder(BackupKind.DATA).toString(),
          backup.folder(BackupKind.KEYS).toString());
    }
  }

  /** Where one is looked at, and given out if it is of the data. */
  static String address(Backup.Kept backup) {
    return Paths.BACKUPS + "/" + backup.at().getEpochSecond();
  }

  static boolean isData(Backup.Kept backup) {
    return backup.kind() == BackupKind.DATA;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtebackupsGenerated.render(output, forms, this);
  }
}
