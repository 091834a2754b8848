package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.WebhookReport;

/** A webhook report as lines for a terminal. */
final class WebhookReportPrinter {

  private WebhookReportPrinter() {}

  /**
   * @param wanted whether the settings want a webhook
   */
  static void print(WebhookReport report, boolean wanted, PrintWriter out) {
    out.printf("Webhook      %s%n", report.url().isEmpty() ? "none" : shown(report.url()));
    out.printf("Pending      %d%n", report.pendingUpdateCount());
    if (!report.url().isEmpty()) {
      details(report, out);
    }
    out.println();
    report.diagnosis().forEach(finding -> print(finding, out));
    if (report.isWell()) {
      out.println(
          report.url().isEmpty() && !wanted
              ? "All is well: without PUBLIC_URL the server fetches its updates."
              : "All is well.");
    }
  }

  private static void details(WebhookReport report, PrintWriter out) {
    out.printf(
        "Address      %s, at most %s%s%n",
        shown(Objects.requireNonNullElse(report.ipAddress(), "unknown")),
        count(Objects.requireNonNullElse(report.maxConnections(), 0), "connection"),
        report.hasCustomCertificate() ? ", custom certificate" : "");
    out.printf("Update types %s%n", types(report.allowedUpdates()));
    if (report.lastErrorAt() != null) {
      out.printf(
          "Last error   %s  %s%n",
          report.lastErrorAt(), shown(String.valueOf(report.lastErrorMessage())));
    }
  }

  private static String types(List<String> allowed) {
    return allowed.isEmpty() ? "Telegram's defaults" : shown(String.join(", ", allowed));
  }

  private static void print(Finding finding, PrintWriter out) {
    out.printf(
        "%s  %s%n", finding.isWrong() ? "WRONG" : "Note ", shown(finding.problem().toString()));
    out.printf("       → %s%n%n", shown(finding.fix().toString()));
  }

  /**
   * Removes control characters. The host behind the webhook's URL can write into Telegram's error
   * texts, and must not control the terminal.
   */
  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
