package switchboard.console;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import switchboard.domain.Bot;
import switchboard.domain.WebhookReport;

/**
 * What the pages ask of the running bot, and have it do.
 *
 * @param telegram {@code starting}, {@code up} or {@code down}
 * @param webhook asks Telegram, which takes its time; says in an exception of the web's why not
 * @param lastBackup empty where there is none
 * @param export everything that is held on a person, as a JSON document
 */
public record Desk(
    Supplier<Bot> bot,
    Supplier<String> telegram,
    Supplier<WebhookReport> webhook,
    Supplier<Optional<Instant>> lastBackup,
    LongFunction<String> export,
    Sending sending) {

  /** Has the bot say something to somebody. */
  @FunctionalInterface
  public interface Sending {
    /**
     * @param html in Telegram's HTML
     */
    void say(long user, long chat, String html);
  }
}
