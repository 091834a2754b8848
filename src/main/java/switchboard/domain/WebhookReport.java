package switchboard.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's view of our webhook (Bot API, WebhookInfo), and what we think of it.
 *
 * @param url empty without a webhook; secrets masked
 * @param allowedUpdates empty: Telegram's default
 * @param diagnosis what is wrong first; empty when all is well
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
