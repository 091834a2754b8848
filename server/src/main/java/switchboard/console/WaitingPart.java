package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

/**
 * The number of waiting users on the navigation link to them.
 *
 * @param count absent when nobody waits
 */
public record WaitingPart(WaitingBadge.@Nullable Count count) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtewaitingGenerated.render(output, forms, this);
  }
}
