package switchboard.engine;

import static switchboard.domain.Sentence.sentence;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Sentence;
import switchboard.domain.WebhookWish;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.WebhookInfo;

/**
 * All that a diagnosis depends on: what Telegram says, what we wanted, what we saw.
 *
 * @param base where updates should come to; absent: they are fetched
 * @param wantedUrl our webhook below {@code base}; empty without one
 * @param legacyUrl its address of the old form, the token hidden; empty without one
 * @param ownPath what ends the address of every webhook of this bot's token
 * @param telegramItself whether the Bot API is Telegram's own, which is stricter than a local one
 * @param listenPort where this server listens; 0: not known
 * @param certificate the one that this server shows; absent: none, or not known
 * @param sightings what the server saw itself
 * @param callbackQueryMode the bot's, as Telegram tells it; absent: not told
 * @param resolved the addresses that the host in use stands for here; empty: not known
 */
record WebhookCase(
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
    Sightings sightings,
    @Nullable String callbackQueryMode,
    List<String> resolved,
    Instant now) {

  /** A setup and what Telegram says of it, before more is known. */
  static WebhookCase of(WebhookSetup setup, @Nullable URI base, WebhookInfo info, Instant now) {
    return new WebhookCase(
        info,
        base,
        base == null ? "" : setup.url(base),
        base == null ? "" : setup.legacyUrl(base),
        "/tg/" + setup.token().webhookPath(),
        setup.legacy(),
        setup.isTelegramItself(),
        setup.listenPort().getAsInt(),
        WebhookWish.USUAL_CONNECTIONS,
        setup.certificate().orElse(null),
        Sightings.NONE,
        null,
        List.of(),
        now);
  }

  WebhookCase with(int connections, Sightings seen, @Nullable String mode, List<String> addresses) {
    return new WebhookCase(
        telegram,
        base,
        wantedUrl,
        legacyUrl,
        ownPath,
        legacy,
        telegramItself,
        listenPort,
        connections,
        certificate,
        seen,
        mode,
        addresses,
        now);
  }

  boolean hasWebhook() {
    return !telegram.url().isEmpty();
  }

  /** Whether updates go to us, wherever they should go. */
  boolean isOurs() {
    var url = telegram.url();
    return hasWebhook() && (url.equals(wantedUrl) || url.equals(legacyUrl));
  }

  /** The address that matters: the one wanted, or else the one in use. */
  String address() {
    return base == null ? telegram.url() : base.toString();
  }

  /** {@code 3 minutes ago}. */
  Sentence ago(Instant then) {
    var age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return sentence("just now");
    }
    if (age.toMinutes() < 2) {
      return sentence("a minute ago");
    }
    if (age.toMinutes() < 120) {
      return sentence("{0} minutes ago", age.toMinutes());
    }
    return age.toHours() < 48
        ? sentence("{0} hours ago", age.toHours())
        : sentence("{0} days ago", age.toDays());
  }
}
