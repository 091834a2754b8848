package switchboard;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotToken;

/**
 * What commands need that speak with Telegram only.
 *
 * @param publicUrl absent: updates are fetched
 * @param certificate of the server, which Telegram is given when it is self-signed
 */
record BotSettings(
    BotToken token,
    URI botApiUrl,
    @Nullable URI publicUrl,
    LegacyPath legacyPath,
    @Nullable Path certificate) {}
