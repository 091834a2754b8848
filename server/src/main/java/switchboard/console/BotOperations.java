package switchboard.console;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import switchboard.diagnosis.WebhookRegistration;
import switchboard.diagnosis.WebhookReport;
import switchboard.store.backup.Backup;

/**
 * Operations of the running bot that the pages use.
 *
 * @param telegram {@code starting}, {@code up} or {@code down}
 * @param webhook asks Telegram, which takes time; reports failures as a {@code UserErrorException}
 * @param webhookWanted whether the settings contain an address for the webhook
 * @param setWebhook registers that address; reports failures in the same way
 * @param lastBackup empty without a backup
 * @param backup empty when backups are off
 */
public record BotOperations(
    Supplier<String> telegram,
    Supplier<WebhookReport> webhook,
    BooleanSupplier webhookWanted,
    Supplier<WebhookRegistration> setWebhook,
    Supplier<Optional<Instant>> lastBackup,
    Optional<Backup> backup) {}
