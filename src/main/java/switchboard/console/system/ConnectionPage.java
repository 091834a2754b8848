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
 * How updates come, and what is wrong with that.
 *
 * @param trouble why it could not, or why what was wanted could not be done
 * @param listening the address and port where this very page was asked for
 * @param certificate absent where there is none
 * @param around what is wrong with the certificate or the proxy in front
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
   * How it is.
   *
   * @param telegram {@code starting}, {@code up} or {@code down}
   * @param wanted whether the settings name an address for a webhook
   * @param report absent when Telegram could not be asked
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
   * When the certificate ends.
   *
   * @param days until then; negative when it has ended
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
