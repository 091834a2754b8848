package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.Optional;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.QrImage;
import switchboard.operations.StaffService.Link;

/** The one-time link that connects a Telegram chat with the account, shown once. */
public record StaffLinkPage(PageLayout frame, Link link) implements Page {

  /** The link as a QR code, for a phone; empty while the bot's name is unknown. */
  public Optional<QrImage> image() {
    return Optional.ofNullable(link.url()).map(QrImage::of);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtestafflinkGenerated.render(output, forms, this);
  }
}
