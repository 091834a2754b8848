package switchboard.api;

import java.util.function.Function;
import java.util.function.Supplier;
import switchboard.domain.WebhookReport;
import switchboard.domain.WebhookSet;
import switchboard.domain.WebhookWish;

/**
 * Webhook operations of administrators. Both report invalid requests and Telegram's errors as
 * exceptions of the package {@code web}.
 */
public record Webhooks(Function<WebhookWish, WebhookSet> set, Supplier<WebhookReport> report) {}
