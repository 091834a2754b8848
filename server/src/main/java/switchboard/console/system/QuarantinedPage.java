package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.store.QuarantineDao.QuarantineRow;

/**
 * One update in quarantine.
 *
 * @param known whether there is a page of its sender
 * @param payload the update without personal data
 */
public record QuarantinedPage(
    PageLayout frame,
    QuarantineRow row,
    boolean known,
    String payload,
    boolean fresh,
    FormError problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtequarantinedGenerated.render(output, forms, this);
  }
}
