package switchboard.api;

import java.util.function.Function;
import java.util.function.Supplier;
import switchboard.domain.WebhookReport;
import switchboard.domain.WebhookSet;
import switchboard.domain.WebhookWish;

/**
 * The webhook as an administrator sees to it. Both say in an exception of the web's what is wrong
 * with a request, or with Telegram.
 */
public record Webhooks(Function<WebhookWish, WebhookSet> set, Supplier<WebhookReport> report) {}
