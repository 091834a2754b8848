package switchboard.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.telegram.OutboundProxy;

/**
 * Settings of the commands that only talk to Telegram.
 *
 * @param proxy to the Bot API
 * @param publicUrl absent: long polling
 * @param certificate of the server, uploaded to Telegram when it is self-signed
 */
public record BotSettings(
    BotToken token,
    URI botApiUrl,
    @Nullable OutboundProxy proxy,
    @Nullable URI publicUrl,
    LegacyPath legacyPath,
    @Nullable Path certificate) {}
