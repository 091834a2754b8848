package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import switchboard.store.Backup;

/**
 * The backups there are.
 *
 * @param on whether any are made
 */
record BackupsPage(
    Frame frame,
    boolean on,
    List<Backup.Kept> data,
    List<Backup.Kept> keys,
    boolean fresh,
    Problem problem,
    Instant now)
    implements Page {

  /** How a backup is named in addresses. */
  static String name(Backup.Kept backup) {
    return Long.toString(backup.at().getEpochSecond());
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtebackupsGenerated.render(output, forms, this);
  }
}
