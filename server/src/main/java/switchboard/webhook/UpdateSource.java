package switchboard.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.diagnosis.WebhookReport;
import switchboard.diagnosis.WebhookRequest;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;

/**
 * How updates arrive: by webhook or by long polling. The mode can change at runtime; updates
 * delivered both ways during the switch are deduplicated by id.
 */
public final class UpdateSource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateSource.class);
  private static final int ATTEMPTS = 3;
  private static final Duration MAX_PAUSE = Duration.ofSeconds(3);

  private final WebhookOptions setup;
  private final BotApi telegram;
  private final Polling polling;
  private final TelegramConnection connection;

  private volatile @Nullable URI publicUrl;
  private volatile @Nullable URI base;
  private volatile int connections = WebhookRequest.USUAL_CONNECTIONS;
  private boolean chosen;

  public UpdateSource(
      WebhookOptions setup, Supplier<Poller> pollers, TelegramConnection connection) {
    this.setup = setup;
    this.connection = connection;
    telegram = setup.telegram();
    polling = new Polling(pollers);
  }

  /**
   * Configures what {@link #choose} selects.
   *
   * @param wanted present: a webhook at this URL; absent: polling
   */
  public void prefer(@Nullable URI wanted) {
    publicUrl = wanted;
  }

  public WebhookOptions setup() {
    return setup;
  }

  public Optional<URI> publicUrl() {
    return Optional.ofNullable(publicUrl);
  }

  /** The base URL of the registered webhook; empty while polling. */
  Optional<URI> base() {
    return Optional.ofNullable(base);
  }

  /** Whether a masked webhook URL is ours. */
  boolean isOurs(String shown) {
    return base()
        .filter(own ->
            shown.equals(MaskedUrl.of(setup.url(own)))
                || shown.equals(MaskedUrl.of(setup.legacyUrl(own))))
        .isPresent();
  }

  /** The webhook URL below a base URL, with its secret masked. */
  public String maskedUrl(URI base) {
    return MaskedUrl.of(setup.url(base));
  }

  /**
   * Telegram's report on the webhook, with diagnosis.
   *
   * @throws BotApiException when Telegram refuses or cannot be reached
   */
  public WebhookReport inspect(UpdateObservations seen, Instant now) {
    return WebhookInspector.of(
        setup, base().or(this::publicUrl).orElse(null), connections, seen, now);
  }

  /**
   * Starts delivery as configured; does nothing when an administrator has already chosen.
   *
   * @throws BotApiException when Telegram refuses or cannot be reached
   */
  synchronized void choose() {
    var address = publicUrl;
    if (chosen) {
      return;
    }
    if (address == null) {
      telegram.deleteWebhook(false);
      fetch();
      LOG.atInfo().log("Receiving updates by long polling");
    } else if (keepsLegacyPath(address)) {
      base = address;
    } else {
      set(address, setup.order(address, WebhookRequest.USUAL_CONNECTIONS, false));
    }
    chosen = true;
  }

  /** With {@code accept}, an existing registration of the legacy URL is kept. */
  private boolean keepsLegacyPath(URI address) {
    return setup.legacy() == LegacyPath.ACCEPT
        && telegram.webhookInfo().url().equals(setup.legacyUrl(address));
  }

  /**
   * Switches to a webhook until the next restart.
   *
   * @throws BotApiException when Telegram refuses or cannot be reached; the previous mode stays in
   *     use
   */
  public synchronized void register(URI address, int maxConnections, boolean dropPending) {
    boolean polled = polling.stop();
    try {
      set(address, setup.order(address, maxConnections, dropPending));
      chosen = true;
    } catch (BotApiException e) {
      if (polled) {
        fetch();
      } else if (e.isBadRequest()) {
        restore();
      }
      throw e;
    }
  }

  private void set(URI address, BotApi.WebhookOrder wanted) {
    telegram.setWebhook(wanted);
    connections = wanted.maxConnections();
    base = address;
    connection.ended(TelegramConnection.Source.POLLING);
    connection.worked(TelegramConnection.Source.WEBHOOK);
    LOG.atInfo()
        .addKeyValue("address", address)
        .addKeyValue("own_certificate", wanted.certificate() != null)
        .log("Webhook registered");
  }

  /**
   * Registers the previous webhook again. Telegram removes the existing webhook before it validates
   * the new one.
   */
  private void restore() {
    var earlier = base;
    if (earlier == null) {
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        set(earlier, setup.order(earlier, connections, false));
        return;
      } catch (BotApiException e) {
        LOG.atWarn()
            .addKeyValue("reason", e.getMessage())
            .log("The previous webhook could not be restored");
        if (!hasRested(e.retryAfter().orElse(Duration.ofSeconds(1)))) {
          return;
        }
      }
    }
  }

  /** Telegram allows one {@code setWebhook} per second. */
  private static boolean hasRested(Duration wanted) {
    try {
      Thread.sleep(wanted.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : wanted);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void fetch() {
    base = null;
    connection.ended(TelegramConnection.Source.WEBHOOK);
    polling.start();
  }

  /** Does not wait for calls in flight. */
  @Override
  public void close() {
    polling.close();
  }
}
