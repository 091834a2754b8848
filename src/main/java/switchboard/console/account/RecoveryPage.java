package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.console.Frame;
import switchboard.console.Page;

/** The recovery codes, shown once. */
record RecoveryPage(Frame frame, List<String> codes) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JterecoveryGenerated.render(output, forms, this);
  }
}
