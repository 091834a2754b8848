package switchboard.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.base.TextFile;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.telegram.OutboundProxy;
import switchboard.webhook.WebhookBaseUrl;

/**
 * How the bot and Telegram reach each other; all that commands need which only talk to Telegram.
 *
 * @param proxy to the Bot API
 * @param publicUrl present: webhook; absent: long polling
 * @param certificate of the server, uploaded to Telegram when it is self-signed; absent with ACME,
 *     whose certificate is publicly trusted or temporary
 */
public record TelegramSettings(
    BotToken token,
    URI botApiUrl,
    @Nullable OutboundProxy proxy,
    @Nullable URI publicUrl,
    LegacyPath legacyPath,
    @Nullable Path certificate) {

  /** Returns null without a token, and after a mistake. */
  static @Nullable TelegramSettings read(RawSettings words) {
    var token = words.hasToken() ? token(words) : null;
    var botApiUrl = botApiUrl(words);
    var proxy = botApiUrl == null ? null : ProxySettings.read(words, botApiUrl);
    var publicUrl = publicUrl(words, botApiUrl);
    var legacyPath =
        words.parse(
            Setting.LEGACY_WEBHOOK_PATH,
            word -> LegacyPath.valueOf(word.toUpperCase(Locale.ROOT)),
            "accept, migrate or off");
    var certificate = words.has(Setting.TLS_CERT) ? words.path(Setting.TLS_CERT) : null;
    return token == null || botApiUrl == null
        ? null
        : new TelegramSettings(token, botApiUrl, proxy, publicUrl, legacyPath, certificate);
  }

  public Optional<URI> publicUrlIfAny() {
    return Optional.ofNullable(publicUrl);
  }

  private static @Nullable BotToken token(RawSettings words) {
    if (words.has(Setting.BOT_TOKEN) && words.has(Setting.BOT_TOKEN_FILE)) {
      words.problem("BOT_TOKEN and BOT_TOKEN_FILE are both set: remove one of them");
      return null;
    }
    var text = words.word(Setting.BOT_TOKEN);
    var name = text != null ? Setting.BOT_TOKEN : Setting.BOT_TOKEN_FILE;
    try {
      return new BotToken(text != null ? text : TextFile.read(words.path(name)).strip());
    } catch (TextFile.UnreadableException e) {
      words.problem(name + ": the file cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      words.problem(name + ": " + e.getMessage());
    }
    return null;
  }

  private static @Nullable URI botApiUrl(RawSettings words) {
    var url = words.url(Setting.BOT_API_URL);
    if (url != null && url.getPath().matches("(?:.*/)?bot(?:\\d+:.*)?")) {
      words.problem(Setting.BOT_API_URL, "the URL without /bot and the token, which are added");
    }
    return url;
  }

  private static @Nullable URI publicUrl(RawSettings words, @Nullable URI botApiUrl) {
    var url = words.has(Setting.PUBLIC_URL) ? words.url(Setting.PUBLIC_URL) : null;
    if (url != null && botApiUrl != null) {
      WebhookBaseUrl.refusal(url, botApiUrl)
          .ifPresent(expected -> words.problem(Setting.PUBLIC_URL, expected));
    }
    return url;
  }
}
