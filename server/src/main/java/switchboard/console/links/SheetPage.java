package switchboard.console.links;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.QrImage;
import switchboard.store.LinkDao.LinkRow;

/**
 * A sheet with the QR code of a link.
 *
 * @param bot the name of the bot
 * @param address the link, as it is printed; empty while the bot's username is unknown
 */
public record SheetPage(PageLayout frame, String bot, LinkRow link, String address)
    implements Page {

  public QrImage image() {
    return QrImage.of("https://" + address);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtesheetGenerated.render(output, forms, this);
  }
}
