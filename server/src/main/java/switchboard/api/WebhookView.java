package switchboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.WebhookReport;

/**
 * Telegram's WebhookInfo (Bot API) with secrets masked, and a diagnosis. Fields that Telegram omits
 * are omitted here too.
 *
 * @param lastErrorDate Unix time in seconds
 * @param lastSynchronizationErrorDate Unix time in seconds
 * @param healthy whether the diagnosis contains no problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
    String url,
    @JsonProperty("has_custom_certificate") boolean hasCustomCertificate,
    @JsonProperty("pending_update_count") long pendingUpdateCount,
    @JsonProperty("ip_address") @Nullable String ipAddress,
    @JsonProperty("last_error_date") @Nullable Long lastErrorDate,
    @JsonProperty("last_error_message") @Nullable String lastErrorMessage,
    @JsonProperty("last_synchronization_error_date") @Nullable Long lastSynchronizationErrorDate,
    @JsonProperty("max_connections") @Nullable Integer maxConnections,
    @JsonProperty("allowed_updates") List<String> allowedUpdates,
    boolean healthy,
    List<Diagnosis> diagnosis) {

  /**
   * @param weight {@code wrong} or {@code note}
   */
  record Diagnosis(String weight, String problem, String fix) {

    static Diagnosis of(Finding finding) {
      return new Diagnosis(
          finding.weight().name().toLowerCase(Locale.ROOT),
          finding.problem().toString(),
          finding.fix().toString());
    }
  }

  static WebhookView of(WebhookReport report) {
    return new WebhookView(
        report.url(),
        report.hasCustomCertificate(),
        report.pendingUpdateCount(),
        report.ipAddress(),
        seconds(report.lastErrorAt()),
        report.lastErrorMessage(),
        seconds(report.lastSynchronizationErrorAt()),
        report.maxConnections(),
        report.allowedUpdates(),
        report.isWell(),
        report.diagnosis().stream().map(Diagnosis::of).toList());
  }

  private static @Nullable Long seconds(@Nullable Instant at) {
    return at == null ? null : (Long) at.getEpochSecond();
  }
}
