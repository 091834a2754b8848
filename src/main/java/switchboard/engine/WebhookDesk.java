package switchboard.engine;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import switchboard.domain.WebhookReport;
import switchboard.domain.WebhookSet;
import switchboard.domain.WebhookWish;
import switchboard.telegram.BotApiException;
import switchboard.web.Invalid;

/** Where administrators of a running server see to its webhook. */
public final class WebhookDesk {

  private static final String URL = "url";

  private final Delivery delivery;
  private final WebhookSetup setup;
  private final Supplier<Optional<Instant>> lastTaken;
  private final Supplier<Optional<Instant>> lastInlineTap;
  private final InstantSource clock;

  /**
   * @param lastTaken when an update last came by webhook and was stored
   * @param lastInlineTap when a tap last came without its message
   */
  public WebhookDesk(
      Delivery delivery,
      Supplier<Optional<Instant>> lastTaken,
      Supplier<Optional<Instant>> lastInlineTap,
      InstantSource clock) {
    this.delivery = delivery;
    setup = delivery.setup();
    this.lastTaken = lastTaken;
    this.lastInlineTap = lastInlineTap;
    this.clock = clock;
  }

  /** Whether the settings say where Telegram is to send updates. */
  public boolean isWanted() {
    return delivery.publicUrl().isPresent();
  }

  /**
   * Registers a webhook.
   *
   * @throws Invalid when there is no address for it, or not one that Telegram sends to
   * @throws ResponseStatusException (502) when Telegram refuses or cannot be reached
   */
  public WebhookSet set(WebhookWish wish) {
    var base = base(wish);
    try {
      delivery.register(base, wish.maxConnections(), wish.dropPending());
    } catch (BotApiException e) {
      throw badGateway("Telegram did not take the webhook: " + e.getMessage());
    }
    return new WebhookSet(
        MaskedUrl.of(setup.url(base)), wish.maxConnections(), wish.dropPending(), note(base));
  }

  private URI base(WebhookWish wish) {
    var word = wish.url();
    if (word == null) {
      return delivery
          .publicUrl()
          .orElseThrow(() ->
              new Invalid(
                  URL,
                  "PUBLIC_URL is not set, so say here at which https address Telegram reaches this server."));
    }
    try {
      var url = PublicUrl.web(word);
      PublicUrl.refusal(url, setup.botApi())
          .ifPresent(expected -> {
            throw new Invalid(URL, "Expected " + expected + ".");
          });
      return url;
    } catch (IllegalArgumentException e) {
      throw new Invalid(URL, "Expected " + e.getMessage() + ".");
    }
  }

  private String note(URI base) {
    var setting = delivery.publicUrl();
    if (setting.filter(base::equals).isPresent()) {
      return "This is the address of PUBLIC_URL, and is used after a restart too.";
    }
    return setting
        .map(url -> "After a restart PUBLIC_URL counts again: %s.".formatted(url))
        .orElse("After a restart updates are fetched again, as PUBLIC_URL is not set.");
  }

  /**
   * What Telegram says of the webhook, and what is wrong with it.
   *
   * @throws ResponseStatusException (502) when Telegram refuses or cannot be reached
   */
  public WebhookReport report() {
    try {
      return examine();
    } catch (BotApiException e) {
      throw badGateway("Telegram cannot be asked now: " + e.getMessage());
    }
  }

  /**
   * The same for who handles the failure.
   *
   * @throws BotApiException when Telegram refuses or cannot be reached
   */
  WebhookReport examine() {
    return Examination.of(
        setup,
        delivery.base().or(delivery::publicUrl).orElse(null),
        delivery.maxConnections(),
        new Sightings(lastTaken.get().orElse(null), lastInlineTap.get().orElse(null)),
        clock.instant());
  }

  private static ResponseStatusException badGateway(String detail) {
    return new ResponseStatusException(HttpStatus.BAD_GATEWAY, detail);
  }
}
