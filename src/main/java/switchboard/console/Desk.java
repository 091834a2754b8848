package switchboard.console;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import switchboard.domain.Bot;
import switchboard.domain.WebhookReport;

/**
 * What the pages ask of the running bot.
 *
 * @param telegram {@code starting}, {@code up} or {@code down}
 * @param webhook asks Telegram, which takes its time; says in an exception of the web's why not
 * @param lastBackup empty where there is none
 */
public record Desk(
    Supplier<Bot> bot,
    Supplier<String> telegram,
    Supplier<WebhookReport> webhook,
    Supplier<Optional<Instant>> lastBackup) {}
