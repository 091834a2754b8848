package switchboard.console;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import switchboard.diagnosis.WebhookRegistration;
import switchboard.diagnosis.WebhookReport;
import switchboard.domain.Bot;
import switchboard.store.backup.Backup;

/**
 * Operations of the running bot that the pages use.
 *
 * @param botFile reads and checks the bot file on disk
 * @param telegram {@code starting}, {@code up} or {@code down}
 * @param webhook asks Telegram, which takes time; reports failures as exceptions of the package
 *     {@code web}
 * @param webhookWanted whether the settings contain an address for the webhook
 * @param setWebhook registers that address; reports failures in the same way
 * @param lastBackup empty without a backup
 * @param backup empty when backups are off
 * @param export all stored data of a user, as a JSON document
 */
public record BotOperations(
    Supplier<Bot> bot,
    Supplier<BotFileCheck> botFile,
    Supplier<String> telegram,
    Supplier<WebhookReport> webhook,
    BooleanSupplier webhookWanted,
    Supplier<WebhookRegistration> setWebhook,
    Supplier<Optional<Instant>> lastBackup,
    Optional<Backup> backup,
    LongFunction<String> export,
    Sending sending) {

  /** Sends a message as the bot. */
  @FunctionalInterface
  public interface Sending {
    /**
     * @param html the message in Telegram's HTML
     * @param operator the name of the operator who typed it
     */
    void say(long user, long chat, String html, String operator);
  }
}
