package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import switchboard.domain.Bot;
import switchboard.store.Rows;

/**
 * The bot as its file describes it.
 *
 * @param problems what the checker says of the file as it is now; empty when it is good
 */
record BotPage(
    Frame frame,
    Bot bot,
    Menu menu,
    String problems,
    List<Rows.BotFileVersion> versions,
    Instant now)
    implements Page {

  private static final int SHORT = 8;

  static String shortened(String sha256) {
    return sha256.substring(0, SHORT);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtebotGenerated.render(output, forms, this);
  }
}
