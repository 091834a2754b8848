package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import switchboard.base.UserErrorException;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.WebhookRegistration;
import switchboard.diagnosis.WebhookReport;
import switchboard.diagnosis.WebhookRequest;
import switchboard.telegram.BotApiException;
import switchboard.webhook.BotSetup;
import switchboard.webhook.UpdateObservations;
import switchboard.webhook.UpdateSource;
import switchboard.webhook.WebhookBaseUrl;

/** Webhook administration on a running server. */
public final class WebhookService {

  private static final String URL = "url";

  private final UpdateSource delivery;
  private final BotSetup registration;
  private final Supplier<UpdateObservations> observations;
  private final InstantSource clock;

  public WebhookService(
      UpdateSource delivery,
      BotSetup registration,
      Supplier<UpdateObservations> observations,
      InstantSource clock) {
    this.delivery = delivery;
    this.registration = registration;
    this.observations = observations;
    this.clock = clock;
  }

  /** Progress of the registration with Telegram. */
  public HealthCheck.State registration() {
    return registration.state();
  }

  /** Whether a webhook is configured. */
  public boolean isWanted() {
    return delivery.publicUrl().isPresent();
  }

  /**
   * Registers a webhook.
   *
   * @throws UserErrorException when the URL is missing, Telegram cannot send to it, refuses, or
   *     cannot be reached
   */
  public WebhookRegistration set(WebhookRequest wish) {
    var base = base(wish);
    try {
      delivery.register(base, wish.maxConnections(), wish.dropPending());
    } catch (BotApiException e) {
      throw UserErrorException.telegram(sentence("webhook.error.register", reason(e)));
    }
    return new WebhookRegistration(
        delivery.maskedUrl(base), wish.maxConnections(), wish.dropPending(), note(base));
  }

  private URI base(WebhookRequest wish) {
    var word = wish.url();
    if (word == null) {
      return delivery
          .publicUrl()
          .orElseThrow(() ->
              UserErrorException.invalid(
                  URL,
                  "PUBLIC_URL is not set. Give the https address at which Telegram reaches this server."));
    }
    try {
      var url = WebhookBaseUrl.web(word);
      WebhookBaseUrl.refusal(url, delivery.setup().botApi())
          .ifPresent(expected -> {
            throw UserErrorException.invalid(URL, "Expected " + expected + ".");
          });
      return url;
    } catch (IllegalArgumentException e) {
      throw UserErrorException.invalid(URL, "Expected " + e.getMessage() + ".");
    }
  }

  private String note(URI base) {
    var setting = delivery.publicUrl();
    if (setting.filter(base::equals).isPresent()) {
      return "This is the PUBLIC_URL setting; it stays in use after a restart.";
    }
    return setting
        .map(url -> "After a restart, PUBLIC_URL is used again: %s.".formatted(url))
        .orElse("After a restart, long polling is used again, because PUBLIC_URL is not set.");
  }

  /**
   * Telegram's report on the webhook, with diagnosis.
   *
   * @throws UserErrorException when Telegram refuses or cannot be reached
   */
  public WebhookReport report() {
    try {
      return delivery.inspect(observations.get(), clock.instant());
    } catch (BotApiException e) {
      throw UserErrorException.telegram(sentence("webhook.error.query", reason(e)));
    }
  }

  private static String reason(BotApiException e) {
    return String.valueOf(e.getMessage());
  }
}
