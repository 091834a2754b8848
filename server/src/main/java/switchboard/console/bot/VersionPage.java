package switchboard.console.bot;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import org.jspecify.annotations.Nullable;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.store.BotFileVersionDao.BotFileVersionRow;

/**
 * A version of the bot file, and its diff to the previous one.
 *
 * @param before null for the first version
 * @param after null for the version in use
 */
public record VersionPage(
    PageLayout frame,
    BotFileVersionRow version,
    @Nullable BotFileVersionRow before,
    @Nullable BotFileVersionRow after,
    TextDiff diff)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteversionGenerated.render(output, forms, this);
  }
}
