package switchboard;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotToken;

/**
 * What commands need that speak with Telegram only.
 *
 * @param publicUrl absent: updates are fetched
 */
record BotSettings(BotToken token, URI botApiUrl, @Nullable URI publicUrl, LegacyPath legacyPath) {}
