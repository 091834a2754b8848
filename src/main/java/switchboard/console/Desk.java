package switchboard.console;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import switchboard.domain.Bot;
import switchboard.domain.WebhookReport;
import switchboard.domain.WebhookSet;
import switchboard.store.Backup;

/**
 * What the pages ask of the running bot, and have it do.
 *
 * @param botFile as it is on the disk now, which takes reading it
 * @param telegram {@code starting}, {@code up} or {@code down}
 * @param webhook asks Telegram, which takes its time; says in an exception of the web's why not
 * @param webhookWanted whether the settings name an address for it
 * @param setWebhook registers the one of the settings; says in such an exception why not
 * @param lastBackup empty where there is none
 * @param backup empty where none are made
 * @param export everything that is held on a person, as a JSON document
 */
public record Desk(
    Supplier<Bot> bot,
    Supplier<BotFileCheck> botFile,
    Supplier<String> telegram,
    Supplier<WebhookReport> webhook,
    BooleanSupplier webhookWanted,
    Supplier<WebhookSet> setWebhook,
    Supplier<Optional<Instant>> lastBackup,
    Optional<Backup> backup,
    LongFunction<String> export,
    Sending sending) {

  /** Has the bot say something to somebody. */
  @FunctionalInterface
  public interface Sending {
    /**
     * @param html in Telegram's HTML
     * @param operator the name of whoever typed it
     */
    void say(long user, long chat, String html, String operator);
  }
}
