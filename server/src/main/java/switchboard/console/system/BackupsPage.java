package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.store.backup.Backup;
import switchboard.store.backup.BackupKind;

/**
 * The page of existing backups.
 *
 * @param shelf null when backups are off
 */
public record BackupsPage(
    PageLayout frame, @Nullable Shelf shelf, boolean fresh, FormError problem, Instant now)
    implements Page {

  /**
   * The existing backups, newest first, and their folders.
   *
   * @param keyFolder the folder of the key backups, for operators who may have the keys
   */
  public record Shelf(
      List<Backup.Kept> data, List<Backup.Kept> keys, String dataFolder, String keyFolder) {

    static Shelf of(Backup backup) {
      return new Shelf(
          backup.all(BackupKind.DATA),
          backup.all(BackupKind.KEYS),
          backup.folder(BackupKind.DATA).toString(),
          backup.folder(BackupKind.KEYS).toString());
    }
  }

  /** The path of a backup, for verification and download. */
  public static String address(Backup.Kept backup) {
    return Paths.BACKUPS + "/" + backup.at().getEpochSecond();
  }

  public static boolean isData(Backup.Kept backup) {
    return backup.kind() == BackupKind.DATA;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtebackupsGenerated.render(output, forms, this);
  }
}
