package switchboard;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.telegram.OutboundProxy;

/**
 * What commands need that speak with Telegram only.
 *
 * @param proxy on the way to the Bot API
 * @param publicUrl absent: updates are fetched
 * @param certificate of the server, which Telegram is given when it is self-signed
 */
record BotSettings(
    BotToken token,
    URI botApiUrl,
    @Nullable OutboundProxy proxy,
    @Nullable URI publicUrl,
    LegacyPath legacyPath,
    @Nullable Path certificate) {}
