package switchboard.engine;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.domain.WebhookWish;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;

/**
 * The way updates come: Telegram sends them to our webhook, or we fetch them. It can change while
 * the server runs; what comes both ways meanwhile is told apart by its number and handled once.
 */
public final class Delivery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int ATTEMPTS = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final WebhookSetup setup;
  private final BotApi telegram;
  private final Polling polling;
  private final Connection connection;

  private volatile @Nullable URI publicUrl;
  private volatile @Nullable URI base;
  private volatile int connections = WebhookWish.USUAL_CONNECTIONS;
  private boolean chosen;

  public Delivery(WebhookSetup setup, Supplier<Poller> pollers, Connection connection) {
    this.setup = setup;
    this.connection = connection;
    telegram = setup.telegram();
    polling = new Polling(pollers);
  }

  /**
   * Says what {@link #choose} chooses.
   *
   * @param wanted present: a webhook there; absent: fetching
   */
  public void prefer(@Nullable URI wanted) {
    publicUrl = wanted;
  }

  WebhookSetup setup() {
    return setup;
  }

  Optional<URI> publicUrl() {
    return Optional.ofNullable(publicUrl);
  }

  /** Where Telegram was told to send updates; empty while they are fetched. */
  Optional<URI> base() {
    return Optional.ofNullable(base);
  }

  /** Whether an address of a webhook, as it is shown, is ours. */
  boolean isOurs(String shown) {
    return base()
        .filter(own ->
            shown.equals(MaskedUrl.of(setup.url(own)))
                || shown.equals(MaskedUrl.of(setup.legacyUrl(own))))
        .isPresent();
  }

  int maxConnections() {
    return connections;
  }

  /**
   * Begins as the settings say; nothing when it has begun, as by an administrator's word.
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
      LOG.atInfo().log("Updates are fetched by long polling");
    } else if (keepsLegacyPath(address)) {
      base = address;
    } else {
      set(address, setup.order(address, WebhookWish.USUAL_CONNECTIONS, false));
    }
    chosen = true;
  }

  /** With {@code accept} an address of the old form that Telegram already has is left as it is. */
  private boolean keepsLegacyPath(URI address) {
    return setup.legacy() == LegacyPath.ACCEPT
        && telegram.webhookInfo().url().equals(setup.legacyUrl(address));
  }

  /**
   * Has updates sent to us from now on, until the next start.
   *
   * @throws BotApiException when Telegram refuses or cannot be reached; then updates come as before
   */
  synchronized void register(URI address, int maxConnections, boolean dropPending) {
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
    connection.ended(Connection.Source.POLLING);
    connection.worked(Connection.Source.WEBHOOK);
    LOG.atInfo()
        .addKeyValue("address", address)
        .addKeyValue("own_certificate", wanted.certificate() != null)
        .log("Telegram sends updates to our webhook");
  }

  /** Telegram ends the webhook that it has before it looks at the new one, and may refuse that. */
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
            .log("The earlier webhook could not be set again");
        if (!hasRested(e.retryAfter().orElse(Duration.ofSeconds(1)))) {
          return;
        }
      }
    }
  }

  /** Telegram takes one {@code setWebhook} a second. */
  private static boolean hasRested(Duration wanted) {
    try {
      Thread.sleep(wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void fetch() {
    base = null;
    connection.ended(Connection.Source.WEBHOOK);
    polling.start();
  }

  /** Waits for no call to Telegram that is on its way. */
  @Override
  public void close() {
    polling.close();
  }
}
