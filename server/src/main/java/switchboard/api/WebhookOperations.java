package switchboard.api;

import java.util.function.Function;
import java.util.function.Supplier;
import switchboard.diagnosis.WebhookRegistration;
import switchboard.diagnosis.WebhookReport;
import switchboard.diagnosis.WebhookRequest;

/**
 * Webhook operations of administrators. Both report invalid requests and Telegram's errors as
 * exceptions of the package {@code web}.
 */
public record WebhookOperations(
    Function<WebhookRequest, WebhookRegistration> set, Supplier<WebhookReport> report) {}
