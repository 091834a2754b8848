package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Say;
import switchboard.domain.Finding;
import switchboard.domain.WebhookReport;

/**
 * The page of the connection to Telegram.
 *
 * @param trouble why Telegram could not be asked, or why an action failed
 * @param listening the address and port that received this request
 * @param certificate null without a certificate
 * @param around problems of the certificate or the reverse proxy
 */
record ConnectionPage(
    Frame frame,
    State state,
    String trouble,
    String listening,
    @Nullable Ending certificate,
    List<Finding> around,
    boolean fresh,
    Instant now)
    implements Page {

  /**
   * The state of the connection.
   *
   * @param telegram {@code starting}, {@code up} or {@code down}
   * @param wanted whether the settings contain an address for the webhook
   * @param report null when Telegram could not be asked
   */
  record State(String telegram, boolean wanted, @Nullable WebhookReport report) {

    boolean isFetching() {
      return !wanted && report != null && report.url().isEmpty();
    }

    boolean isWell() {
      return report != null && report.isWell();
    }

    String verdict() {
      if (report == null) {
        return Say.say("Telegram cannot be asked now.");
      }
      if (!report.isWell()) {
        return Say.say("Something is wrong with the webhook.");
      }
      return isFetching()
          ? Say.say("Updates are fetched, and all is well.")
          : Say.say("The webhook works.");
    }

    String registration() {
      return switch (telegram) {
        case "up" -> Say.say("works");
        case "starting" -> Say.say("is being tried");
        default -> Say.say("does not work; the server goes on trying");
      };
    }
  }

  /**
   * The expiry of the certificate.
   *
   * @param days whole days until expiry; negative after it
   */
  record Ending(Instant at, long days) {

    private static final long SOON = 14;

    boolean isSoon() {
      return days < SOON;
    }
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteconnectionGenerated.render(output, forms, this);
  }
}
