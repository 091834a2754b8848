package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.WebhookReport;

/**
 * The page of the connection to Telegram.
 *
 * @param trouble why Telegram could not be asked, or why an action failed
 * @param listening the address and port that received this request
 * @param certificate null without a certificate
 * @param around problems of the certificate or the reverse proxy
 */
public record ConnectionPage(
    PageLayout frame,
    State state,
    String trouble,
    String listening,
    @Nullable Ending certificate,
    List<Finding> around,
    InstanceList instances,
    boolean fresh,
    Instant now)
    implements Page {

  /**
   * The state of the connection.
   *
   * @param telegram the state of the registration with Telegram
   * @param wanted whether the settings contain an address for the webhook
   * @param report null when Telegram could not be asked
   */
  public record State(HealthCheck.State telegram, boolean wanted, @Nullable WebhookReport report) {

    public boolean isFetching() {
      return !wanted && report != null && report.url().isEmpty();
    }

    public boolean isWell() {
      return report != null && report.isWell();
    }

    public String verdict() {
      if (report == null) {
        return Messages.translate("connection.verdict.unreachable");
      }
      if (!report.isWell()) {
        return Messages.translate("connection.verdict.webhook_problem");
      }
      return isFetching()
          ? Messages.translate("connection.verdict.polling_works")
          : Messages.translate("connection.verdict.webhook_works");
    }

    public String registration() {
      return switch (telegram) {
        case UP -> Messages.translate("connection.telegram.works");
        case STARTING -> Messages.translate("connection.telegram.connecting");
        case DOWN -> Messages.translate("connection.telegram.failed");
      };
    }
  }

  /**
   * The expiry of the certificate.
   *
   * @param days whole days until expiry; negative after it
   */
  public record Ending(Instant at, long days) {

    private static final long SOON = 14;

    public boolean isSoon() {
      return days < SOON;
    }
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteconnectionGenerated.render(output, forms, this);
  }
}
