package switchboard.webhook;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotToken;

/**
 * Parameters for registering the webhook.
 *
 * @param botApi the Bot API URL: Telegram's own server is stricter than a local one
 * @param listenPort the server's port; 0: unknown
 * @param certificateFile the server's certificate; absent: plain HTTP
 */
public record WebhookOptions(
    BotApi telegram,
    BotToken token,
    URI botApi,
    LegacyPath legacy,
    IntSupplier listenPort,
    @Nullable Path certificateFile) {

  /** The registration for a base URL, with the current certificate if Telegram needs it. */
  public BotApi.WebhookOrder order(URI base, int maxConnections, boolean dropPending) {
    return new BotApi.WebhookOrder(
        url(base),
        token.webhookSecret(),
        BotApi.ALLOWED_UPDATES,
        maxConnections,
        dropPending,
        certificate()
            .filter(own -> own.mustBeUploadedFor(base.getHost()))
            .map(OwnCertificate::pem)
            .orElse(null));
  }

  String url(URI base) {
    return base + "/tg/" + token.webhookPath();
  }

  /** The legacy URL, with the token masked as in {@link BotApi#webhookInfo()}. */
  String legacyUrl(URI base) {
    return base + "/" + token;
  }

  Optional<OwnCertificate> certificate() {
    return Optional.ofNullable(certificateFile).flatMap(OwnCertificate::read);
  }

  boolean isTelegramItself() {
    return WebhookBaseUrl.isTelegramItself(botApi);
  }
}
