package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.store.Rows;

/**
 * One update in quarantine.
 *
 * @param payload without what is personal
 */
record QuarantinedPage(Frame frame, Rows.Quarantined row, String payload, boolean fresh)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtequarantinedGenerated.render(output, forms, this);
  }
}
