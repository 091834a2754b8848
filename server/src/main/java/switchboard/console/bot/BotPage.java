package switchboard.console.bot;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.domain.Bot;
import switchboard.operations.BotFileService;
import switchboard.store.BotFileVersionDao.BotFileVersionRow;

/**
 * The page of the bot.
 *
 * @param versions of the bot file, newest first
 * @param newest the newest version, which is in use
 * @param older the version before which there are more; null at the end
 */
public record BotPage(
    PageLayout frame,
    Bot bot,
    ScreenTree menu,
    BotFileService.Check check,
    List<BotFileVersionRow> versions,
    @Nullable BotFileVersionRow newest,
    @Nullable Long older)
    implements Page {

  private static final int SHORT = 10;

  /** Enough of a hash to distinguish versions. */
  public static String brief(String sha256) {
    return sha256.substring(0, Math.min(SHORT, sha256.length()));
  }

  public boolean isInUse(BotFileVersionRow version) {
    return newest != null && newest.id() == version.id();
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtebotGenerated.render(output, forms, this);
  }
}
