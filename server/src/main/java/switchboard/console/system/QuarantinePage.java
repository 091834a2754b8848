package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.store.QuarantineDao.QuarantineRow;

/** The updates in quarantine. */
public record QuarantinePage(PageLayout frame, List<QuarantineRow> rows, String next)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtequarantineGenerated.render(output, forms, this);
  }
}
