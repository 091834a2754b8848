package switchboard.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.auth.ApiTokens;
import switchboard.base.CommandException;
import switchboard.base.TextFile;
import switchboard.crypto.KeySource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.outbox.SendLimits;
import switchboard.telegram.BotToken;
import switchboard.webhook.WebhookBaseUrl;

/** Parses {@link Settings}, collecting every mistake instead of stopping at the first. */
public final class SettingsReader {

  private static final String ADDRESS =
      "host:port with a name or address of this machine, such as 127.0.0.1:8080";

  private final RawSettings words;
  private final Path folder;

  private SettingsReader(RawSettings words, Path folder) {
    this.words = words;
    this.folder = folder;
  }

  /** Reads them from options, the environment and {@code .env} of the current folder. */
  public static Settings.Read read(Map<String, String> options) {
    var here = Path.of("");
    return read(options, System.getenv(), DotEnvFile.in(here), here);
  }

  public static Settings.Read read(
      Map<String, String> options, Map<String, String> environment, DotEnvFile file, Path folder) {
    return new SettingsReader(new RawSettings(options, environment, file, folder), folder)
        .settings();
  }

  private Settings.Read settings() {
    var token = words.hasToken() ? token() : null;
    var api = botApi();
    var proxy = api == null ? null : ProxySettings.read(words, api);
    var publicUrl = publicUrl(api);
    var listen = words.parse(Setting.LISTEN, SettingsReader::address, ADDRESS);
    var tls = words.has(Setting.ACME_DOMAIN) ? AcmeSettings.read(words) : tls();
    var proxies = words.has(Setting.TRUSTED_PROXIES) ? trustedProxies() : "";
    var legacy = legacy();
    var pace =
        words.parse(Setting.SEND_RATE, SettingsReader::pace, "a number from 1 to 1000, or off");
    var retention =
        words.parse(
            Setting.RETENTION_DAYS,
            word -> RawSettings.between(word, 0, 36_500),
            "days, 0 to 36500");
    var masking = choice(Setting.MASK_MESSAGES, "false", "true");
    var json = choice(Setting.LOG_FORMAT, "text", "json");
    var botFile = BotFileSetting.read(words, folder);
    var adminToken = words.has(Setting.ADMIN_API_TOKEN) ? adminToken() : null;
    var data = data();
    if (!words.areGood()) {
      return words.bad();
    }
    if (token == null
        || data == null
        || api == null
        || listen == null
        || proxies == null
        || legacy == null
        || pace == null
        || retention == null
        || masking == null
        || json == null) {
      return new Settings.Read.NoToken(words.warnings());
    }
    return new Settings.Read.Good(
        new Settings(
            token,
            api,
            proxy,
            publicUrl,
            listen,
            tls,
            proxies,
            data,
            botFile,
            adminToken,
            legacy,
            pace,
            retention,
            masking,
            json),
        words.warnings());
  }

  /** Whether the value is the second of the two words. */
  private @Nullable Boolean choice(Setting setting, String one, String other) {
    return words.parse(
        setting,
        word -> {
          if (!word.equals(one) && !word.equals(other)) {
            throw new IllegalArgumentException("neither of the two");
          }
          return word.equals(other);
        },
        one + " or " + other);
  }

  /**
   * Reads only the settings that locate the data.
   *
   * @throws CommandException with every mistake in them
   */
  public static DataSettings data(
      Map<String, String> options, Map<String, String> environment, DotEnvFile file, Path folder) {
    var reader = new SettingsReader(new RawSettings(options, environment, file, folder), folder);
    var data = reader.data();
    if (data == null || !reader.words.areGood()) {
      throw reader.words.bad().exception();
    }
    return data;
  }

  /**
   * Reads only the settings to talk to Telegram.
   *
   * @throws CommandException with every mistake in them
   */
  public static BotSettings bot(
      Map<String, String> options, Map<String, String> environment, DotEnvFile file, Path folder) {
    var reader = new SettingsReader(new RawSettings(options, environment, file, folder), folder);
    if (!reader.words.hasToken()) {
      throw new CommandException(
          "BOT_TOKEN is not set: put BOT_TOKEN=… (from @BotFather) into the file .env", 2);
    }
    var token = reader.token();
    var api = reader.botApi();
    var proxy = api == null ? null : ProxySettings.read(reader.words, api);
    var publicUrl = reader.publicUrl(api);
    var legacy = reader.legacy();
    if (token == null || api == null || legacy == null || !reader.words.areGood()) {
      throw reader.words.bad().exception();
    }
    return new BotSettings(token, api, proxy, publicUrl, legacy, reader.certificate());
  }

  private @Nullable String trustedProxies() {
    return words.parse(
        Setting.TRUSTED_PROXIES,
        Networks::parse,
        "addresses or networks, separated by commas, such as 127.0.0.1,10.0.0.0/8");
  }

  private @Nullable LegacyPath legacy() {
    return words.parse(
        Setting.LEGACY_WEBHOOK_PATH,
        word -> LegacyPath.valueOf(word.toUpperCase(Locale.ROOT)),
        "accept, migrate or off");
  }

  private @Nullable DataSettings data() {
    var data = words.path(Setting.DATA_DIR);
    var backups = backups(data);
    var given = words.word(Setting.MASTER_KEY);
    if (given != null) {
      return new DataSettings(data, KeySource.given(given), backups);
    }
    var file = words.path(Setting.KEY_FILE);
    refuseInside(file, data, "the data folder");
    if (backups.folder() != null) {
      refuseInside(file, backups.folder(), "the backup folder");
    }
    return new DataSettings(data, KeySource.file(file), backups);
  }

  private void refuseInside(Path key, Path folder, String what) {
    if (key.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      words.problem(
          "KEY_FILE: %s is inside %s %s, so a copy of that folder would contain the key to it. Put the file elsewhere, such as secrets/master.json"
              .formatted(key, what, folder));
    }
  }

  private BackupSettings backups(Path data) {
    var days = words.parse(Setting.KEY_BACKUP_DAYS, BackupSettings::keyDays, "days, 1 to 30");
    var keeping =
        words.parse(
            Setting.BACKUP_KEEP,
            word -> BackupSettings.keeping(word, days == null ? 1 : days),
            "days/weeks/months, such as 7/4/12");
    var standard = BackupSettings.standard(data);
    var word = words.word(Setting.BACKUP_DIR);
    var folder = word == null ? standard.folder() : words.path(Setting.BACKUP_DIR);
    return new BackupSettings(
        "off".equals(word) ? null : folder, keeping == null ? standard.keeping() : keeping);
  }

  private @Nullable BotToken token() {
    if (words.has(Setting.BOT_TOKEN) && words.has(Setting.BOT_TOKEN_FILE)) {
      words.problem("BOT_TOKEN and BOT_TOKEN_FILE are both set: remove one of them");
      return null;
    }
    var text = words.word(Setting.BOT_TOKEN);
    var name = text != null ? Setting.BOT_TOKEN : Setting.BOT_TOKEN_FILE;
    try {
      return new BotToken(text != null ? text : TextFile.read(words.path(name)).strip());
    } catch (TextFile.Unreadable e) {
      words.problem(name + ": the file cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      words.problem(name + ": " + e.getMessage());
    }
    return null;
  }

  private @Nullable Path certificate() {
    return words.has(Setting.TLS_CERT) ? words.path(Setting.TLS_CERT) : null;
  }

  private @Nullable TlsFiles tls() {
    boolean certificate = words.has(Setting.TLS_CERT);
    if (certificate != words.has(Setting.TLS_KEY)) {
      words.problem(
          "TLS_CERT, TLS_KEY: %s is missing; set both or neither"
              .formatted(certificate ? Setting.TLS_KEY : Setting.TLS_CERT));
      return null;
    }
    if (!certificate) {
      return null;
    }
    var files = new TlsFiles(words.path(Setting.TLS_CERT), words.path(Setting.TLS_KEY));
    files.problems().forEach(words::problem);
    return files;
  }

  private @Nullable String adminToken() {
    return words.parse(
        Setting.ADMIN_API_TOKEN,
        word -> {
          if (word.length() < ApiTokens.MIN_LENGTH || !word.matches("[!-~]+")) {
            throw new IllegalArgumentException();
          }
          return word;
        },
        "at least 32 ASCII letters, digits and signs without spaces, as from openssl rand -hex 32");
  }

  private @Nullable URI botApi() {
    var api = words.url(Setting.BOT_API_URL);
    if (api != null && api.getPath().matches("(?:.*/)?bot(?:\\d+:.*)?")) {
      words.problem(Setting.BOT_API_URL, "the URL without /bot and the token, which are added");
    }
    return api;
  }

  private @Nullable URI publicUrl(@Nullable URI api) {
    var url = words.has(Setting.PUBLIC_URL) ? words.url(Setting.PUBLIC_URL) : null;
    if (url != null && api != null) {
      WebhookBaseUrl.refusal(url, api)
          .ifPresent(expected -> words.problem(Setting.PUBLIC_URL, expected));
    }
    return url;
  }

  /**
   * The address to listen on, from an option that is not a setting.
   *
   * @throws CommandException when it is not an address
   */
  public static InetSocketAddress address(String option, String word) {
    try {
      return address(word);
    } catch (IllegalArgumentException e) {
      throw new CommandException("%s: expected %s, not \"%s\"".formatted(option, ADDRESS, word), 2);
    }
  }

  private static InetSocketAddress address(String word) {
    int colon = word.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException();
    }
    var host = word.substring(0, colon).replaceAll("^\\[|]$", "");
    var address =
        new InetSocketAddress(host, RawSettings.between(word.substring(colon + 1), 0, 65_535));
    // Servers treat a name that does not resolve as "all addresses".
    if (address.isUnresolved()) {
      throw new IllegalArgumentException();
    }
    return address;
  }

  private static SendLimits pace(String word) {
    return word.equalsIgnoreCase("off")
        ? SendLimits.OFF
        : new SendLimits(RawSettings.between(word, 1, 1_000));
  }
}
