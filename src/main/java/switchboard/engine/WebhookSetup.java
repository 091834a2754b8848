package switchboard.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotToken;

/**
 * What there is to know for a webhook of ours.
 *
 * @param botApi where the Bot API is: Telegram's own is stricter than a local one
 * @param listenPort where this server listens; 0: not known
 * @param certificateFile the certificate that this server shows; absent: it speaks plain HTTP
 */
public record WebhookSetup(
    BotApi telegram,
    BotToken token,
    URI botApi,
    LegacyPath legacy,
    IntSupplier listenPort,
    @Nullable Path certificateFile) {

  /** Our webhook at an address, with the certificate of now where Telegram needs it. */
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

  /** The address of the old form, the token hidden as {@link BotApi#webhookInfo()} hides it. */
  String legacyUrl(URI base) {
    return base + "/" + token;
  }

  Optional<OwnCertificate> certificate() {
    return Optional.ofNullable(certificateFile).flatMap(OwnCertificate::read);
  }

  boolean isTelegramItself() {
    return PublicUrl.isTelegramItself(botApi);
  }
}
