package switchboard.console.links;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.QrImage;
import switchboard.store.LinkDao.LinkRow;
import switchboard.web.Permission;

/**
 * A link.
 *
 * @param address as it is printed; empty while the bot's username is unknown
 * @param trial where to try it in a demo; empty outside
 */
public record LinkPage(
    PageLayout frame, LinkRow link, String address, String trial, LinkForm form, Instant now)
    implements Page {

  public boolean mayChange() {
    return frame.may(Permission.SEND);
  }

  public String state() {
    return LinkLine.state(link, now);
  }

  public QrImage image() {
    return QrImage.of("https://" + address);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtelinkGenerated.render(output, forms, this);
  }
}
