package switchboard.api;

import java.util.function.Function;
import java.util.function.Supplier;
import switchboard.domain.WebhookRegistration;
import switchboard.domain.WebhookReport;
import switchboard.domain.WebhookRequest;

/**
 * Webhook operations of administrators. Both report invalid requests and Telegram's errors as
 * exceptions of the package {@code web}.
 */
public record WebhookOperations(
    Function<WebhookRequest, WebhookRegistration> set, Supplier<WebhookReport> report) {}
