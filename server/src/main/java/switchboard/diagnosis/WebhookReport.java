package switchboard.diagnosis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's view of our webhook (Bot API, WebhookInfo), with a diagnosis.
 *
 * @param url empty without a webhook; secrets masked
 * @param allowedUpdates empty: Telegram's default
 * @param diagnosis problems first; empty when there are none
 */
public record WebhookReport(
    String url,
    boolean hasCustomCertificate,
    long pendingUpdateCount,
    @Nullable String ipAddress,
    @Nullable Instant lastErrorAt,
    @Nullable String lastErrorMessage,
    @Nullable Instant lastSynchronizationErrorAt,
    @Nullable Integer maxConnections,
    List<String> allowedUpdates,
    List<Finding> diagnosis) {

  public boolean isWell() {
    return diagnosis.stream().noneMatch(Finding::isWrong);
  }
}
