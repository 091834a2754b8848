package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.console.Page;
import switchboard.console.PageLayout;

/** The recovery codes, shown once. */
public record RecoveryCodesPage(PageLayout frame, List<String> codes) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JterecoveryGenerated.render(output, forms, this);
  }
}
