package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.WebhookReport;

/**
 * How updates come, and what is wrong with that.
 *
 * @param report absent when Telegram could not be asked
 * @param trouble why it could not
 */
record ConnectionPage(
    Frame frame,
    String telegram,
    @Nullable WebhookReport report,
    String trouble,
    Optional<Long> certificateDays,
    boolean fresh,
    Instant now)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteconnectionGenerated.render(output, forms, this);
  }
}
