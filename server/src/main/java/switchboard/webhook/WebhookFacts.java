package switchboard.webhook;

import static switchboard.base.Sentence.sentence;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.WebhookInfo;

/**
 * The input of a webhook diagnosis: what Telegram reports, what is configured, what the server
 * observed.
 *
 * @param base where updates should arrive; absent: polling
 * @param wantedUrl the expected webhook URL; empty without {@code base}
 * @param legacyUrl the legacy URL with the token masked; empty without {@code base}
 * @param ownPath the path of every webhook for this bot's token
 * @param telegramItself whether the Bot API is Telegram's own, which is stricter than a local one
 * @param listenPort the server's port; 0: unknown
 * @param certificate the server's certificate; absent: none or unknown
 * @param sightings the server's own observations
 * @param callbackQueryMode the bot's mode as Telegram reports it; absent: not reported
 * @param resolved the host's addresses as resolved here; empty: unknown
 */
record WebhookFacts(
    WebhookInfo telegram,
    @Nullable URI base,
    String wantedUrl,
    String legacyUrl,
    String ownPath,
    LegacyPath legacy,
    boolean telegramItself,
    int listenPort,
    int maxConnections,
    @Nullable OwnCertificate certificate,
    UpdateObservations sightings,
    @Nullable String callbackQueryMode,
    List<String> resolved,
    Instant now) {

  boolean hasWebhook() {
    return !telegram.url().isEmpty();
  }

  /** Whether Telegram sends updates to this server. */
  boolean isOurs() {
    var url = telegram.url();
    return hasWebhook() && (url.equals(wantedUrl) || url.equals(legacyUrl));
  }

  /** The address to diagnose: the configured one, otherwise the one in use. */
  String address() {
    return base == null ? telegram.url() : base.toString();
  }

  /** {@code 3 minutes ago}. */
  Sentence ago(Instant then) {
    var age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return sentence("common.ago.just_now");
    }
    if (age.toMinutes() < 120) {
      return sentence("common.ago.minutes", age.toMinutes());
    }
    return age.toHours() < 48
        ? sentence("common.ago.hours", age.toHours())
        : sentence("common.ago.days", age.toDays());
  }
}
