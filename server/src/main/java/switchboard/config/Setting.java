package switchboard.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings: environment variables, lines of the {@code .env} file and, except for secrets,
 * command-line options.
 */
public enum Setting {
  BOT_TOKEN(null, "the bot's token from @BotFather; without it the demo runs", true),
  BOT_TOKEN_FILE(null, "file that contains the token, instead of BOT_TOKEN", false),
  BOT_API_URL(
      "https://api.telegram.org",
      "Bot API server: Telegram's, a local one or the simulator",
      false),
  HTTPS_PROXY(null, "proxy to the Bot API, as for curl: http://name:password@host:port", true),
  HTTP_PROXY(null, "the same if BOT_API_URL is plain http", true),
  ALL_PROXY(null, "the same for both; also socks5://host:port", true),
  NO_PROXY(null, "names, domains, addresses, networks to reach without a proxy", false),
  PUBLIC_URL(
      null,
      "https URL at which Telegram reaches the server, by webhook; unset: long polling",
      false),
  LISTEN("127.0.0.1:8080", "host:port to listen on; port 0 picks a free one and prints it", false),
  TLS_CERT(null, "PEM file with the certificate chain; enables HTTPS", false),
  TLS_KEY(null, "PEM file with its private key; both are reloaded when they change", false),
  ACME_DOMAIN(
      null, "domains, comma-separated, to get and renew a certificate for; enables HTTPS", false),
  ACME_AGREE_TOS("false", "true: you agree to the certificate authority's terms of service", false),
  ACME_EMAIL(null, "contact address for the certificate authority", false),
  ACME_DIRECTORY("https://acme-v02.api.letsencrypt.org/directory", "certificate authority", false),
  ACME_HTTP_PORT("80", "local port for the HTTP-01 challenge (the CA connects to port 80)", false),
  TRUSTED_PROXIES(
      null,
      "addresses or networks, comma-separated, of reverse proxies whose X-Forwarded-For and -Proto to trust",
      false),
  DATA_DIR("data", "folder of the database and backups", false),
  DATABASE_URL(
      null,
      "PostgreSQL database, instead of SQLite in DATA_DIR: jdbc:postgresql://host:5432/database",
      true),
  DATABASE_USER(null, "user of that database", false),
  DATABASE_PASSWORD(null, "the user's password", true),
  DATABASE_PASSWORD_FILE(
      null, "file that contains the password, instead of DATABASE_PASSWORD", false),
  DATABASE_DIRECT_URL(null, "the same database past a connection pooler, for migrations", true),
  KEYS_DATABASE_URL(null, "database of the keys; default: the schema keys in DATABASE_URL", true),
  KEY_FILE(
      "secrets/master.json",
      "file with the master key of all data, created at first start, outside the data folder",
      false),
  MASTER_KEY(null, "content of that file, instead of KEY_FILE", true),
  BACKUP_DIR(
      null, "folder of the daily backups; off disables them; default: backups in DATA_DIR", false),
  BACKUP_KEEP("7/4/12", "backups of the data to keep: days/weeks/months", false),
  KEY_BACKUP_DAYS(
      "7",
      "days to keep backups of the keys, 1 to 30; after that no backup can decrypt erased data",
      false),
  BOT_FILE(null, "the bot's menu; default: bot.yaml if it exists, else the sample", false),
  ADMIN_API_TOKEN(null, "API token with all rights, at least 32 characters, for automation", true),
  LEGACY_WEBHOOK_PATH(
      "migrate", "webhook path that is the bare token: accept, migrate or off", false),
  SEND_RATE("30", "messages per second to Telegram in total; off for a local server", false),
  RETENTION_DAYS("0", "days after which messages are deleted; 0 keeps them", false),
  MEDIA(
      "thumbnails",
      "what is kept of files that users send: off, thumbnails or all; other files can be fetched later",
      false),
  MEDIA_MAX_MB("20", "files larger than this are not kept; Telegram gives at most 20", false),
  MEDIA_QUOTA_MB("0", "space for all these files; 0: no limit", false),
  MEDIA_DAYS("0", "days after which these files are deleted; 0: with their messages", false),
  SCAN_SOCKET(null, "Unix socket of clamd, which scans these files before they are kept", false),
  BOT_API_FILES(
      null, "folder of the files of a local Bot API server (its --dir) on this machine", false),
  MASK_MESSAGES(
      "false",
      "true: the console hides names and texts until a reason is given, which the user can read",
      false),
  SMALL_NUMBERS(
      "5",
      "figures hide counts of people below this from those who may not read people's data; 0 hides none",
      false),
  FIGURES("on", "off: the use of the bot is not counted", false),
  ALARM_URL(
      null,
      "https URL that gets a JSON POST when operators cannot be told of a problem through Telegram",
      true),
  LOG_FORMAT("text", "text or json", false);

  /** The settings that locate the data and its master key. */
  public static final List<Setting> DATA =
      List.of(
          DATA_DIR,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATABASE_PASSWORD_FILE,
          DATABASE_DIRECT_URL,
          KEYS_DATABASE_URL,
          KEY_FILE,
          MASTER_KEY);

  /** The same, with the backup settings. */
  public static final List<Setting> BACKUPS =
      Stream.concat(DATA.stream(), Stream.of(BACKUP_DIR, BACKUP_KEEP, KEY_BACKUP_DAYS)).toList();

  /** The settings of commands that only talk to Telegram. */
  public static final List<Setting> WEBHOOK =
      List.of(
          BOT_TOKEN,
          BOT_TOKEN_FILE,
          BOT_API_URL,
          HTTPS_PROXY,
          HTTP_PROXY,
          ALL_PROXY,
          NO_PROXY,
          PUBLIC_URL,
          TLS_CERT,
          LEGACY_WEBHOOK_PATH);

  private final @Nullable String preset;
  public final String meaning;
  public final boolean secret;

  Setting(@Nullable String preset, String meaning, boolean secret) {
    this.preset = preset;
    this.meaning = meaning;
    this.secret = secret;
  }

  @Nullable
  public String preset() {
    return preset;
  }

  /** Whether other programs read it too, in lower case as well. */
  boolean isOfProxies() {
    return name().endsWith("_PROXY");
  }

  /** {@code --bot-api-url} for {@code BOT_API_URL}. */
  public String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
