package switchboard.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.diagnosis.WebhookReport;
import switchboard.telegram.BotApiException;

/** Queries the webhook's state from Telegram and diagnoses it. */
public final class WebhookInspector {

  private static final int PATIENCE_SECONDS = 3;

  private WebhookInspector() {}

  /**
   * @param base where updates should arrive; absent: polling
   * @throws BotApiException when Telegram refuses or cannot be reached
   */
  public static WebhookReport of(
      WebhookOptions setup,
      @Nullable URI base,
      int maxConnections,
      UpdateObservations sightings,
      Instant now) {
    var info = setup.telegram().webhookInfo();
    var mode = setup.telegram().callbackQueryMode().orElse(null);
    var address = WebhookUrlRules.parsed(base == null ? info.url() : base.toString());
    var facts =
        new WebhookFacts(
            info,
            base,
            base == null ? "" : setup.url(base),
            base == null ? "" : setup.legacyUrl(base),
            "/tg/" + setup.token().webhookPath(),
            setup.legacy(),
            setup.isTelegramItself(),
            setup.listenPort().getAsInt(),
            maxConnections,
            setup.certificate().orElse(null),
            sightings,
            mode,
            address == null ? List.of() : addresses(address.getHost()),
            now);
    return new WebhookReport(
        MaskedUrl.of(info.url()),
        info.hasCustomCertificate(),
        info.pending(),
        info.ip(),
        info.lastErrorAt(),
        info.lastErrorMessage(),
        info.lastSynchronizationErrorAt(),
        info.maxConnections(),
        info.allowedUpdates(),
        WebhookDoctor.findings(facts));
  }

  /** The host's IP addresses; empty when DNS lookup fails or times out. */
  private static List<String> addresses(String host) {
    var found = new CompletableFuture<List<String>>();
    Thread.ofVirtual().name("webhook-host").start(() -> found.complete(lookUp(host)));
    return found.completeOnTimeout(List.of(), PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private static List<String> lookUp(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
