package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's view of our webhook (Bot API, WebhookInfo).
 *
 * @param url the webhook URL; empty when no webhook is set. The token, which the legacy path
 *     contains, is masked: {@code https://…/123456:***}
 * @param pending number of pending updates
 * @param lastErrorMessage with the token masked
 * @param lastSynchronizationErrorAt when Telegram's data centers last failed to synchronize
 * @param ip the IP address in use, {@code <unknown>} when the name did not resolve
 * @param allowedUpdates update types delivered; empty means Telegram's default
 */
public record WebhookInfo(
    String url,
    long pending,
    @Nullable Instant lastErrorAt,
    @Nullable String lastErrorMessage,
    @Nullable Instant lastSynchronizationErrorAt,
    @Nullable Integer maxConnections,
    @Nullable String ip,
    List<String> allowedUpdates,
    boolean hasCustomCertificate) {

  static WebhookInfo of(JsonNode info, BotToken token) {
    var pending = JsonFields.number(info, "pending_update_count");
    var error = JsonFields.text(info, "last_error_message");
    var connections = JsonFields.number(info, "max_connections");
    var kinds = new ArrayList<String>();
    info.path("allowed_updates").forEach(kind -> kinds.add(kind.asText()));
    return new WebhookInfo(
        token.redact(JsonFields.textOr(info, "url", "")),
        pending == null ? 0 : pending,
        JsonFields.time(info, "last_error_date"),
        error == null ? null : BotApiResponses.brief(error, token),
        JsonFields.time(info, "last_synchronization_error_date"),
        connections == null ? null : Math.clamp(connections, 0, Integer.MAX_VALUE),
        JsonFields.text(info, "ip_address"),
        List.copyOf(kinds),
        JsonFields.isTrue(info, "has_custom_certificate"));
  }
}
