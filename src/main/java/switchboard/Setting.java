package switchboard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings by name: environment variables, lines of the {@code .env} file, and, but for the
 * secret ones, options of the command line.
 */
enum Setting {
  BOT_TOKEN(null, "the bot's token from @BotFather; without it the demo runs", true),
  BOT_TOKEN_FILE(null, "a file that holds the token, instead of BOT_TOKEN", false),
  BOT_API_URL("https://api.telegram.org", "a local Bot API server, or the twin", false),
  HTTPS_PROXY(
      null,
      "proxy on the way to the Bot API: http://name:password@host:port, as curl has it",
      true),
  HTTP_PROXY(null, "the same where BOT_API_URL is plain http", true),
  ALL_PROXY(null, "the same for both; socks5://host:port is possible too", true),
  NO_PROXY(null, "names, domains, addresses, networks that are reached without a proxy", false),
  PUBLIC_URL(
      null, "https address at which Telegram reaches us: webhook; unset: long polling", false),
  LISTEN("127.0.0.1:8080", "host:port to listen on; port 0 picks one and prints it", false),
  TLS_CERT(null, "PEM file of the certificate and those that vouch for it: https", false),
  TLS_KEY(null, "PEM file of its private key; both are read again when they change", false),
  ACME_DOMAIN(null, "domains, with commas: a certificate is got and renewed by ACME: https", false),
  ACME_AGREE_TOS(
      "false", "true: you agree to the terms of service of the certificate authority", false),
  ACME_EMAIL(null, "where the certificate authority may write to", false),
  ACME_DIRECTORY(
      "https://acme-v02.api.letsencrypt.org/directory", "the certificate authority", false),
  ACME_HTTP_PORT("80", "where its question arrives, which it sends to port 80", false),
  TRUSTED_PROXIES(
      null,
      "addresses or networks, with commas, of proxies in front whose X-Forwarded-For and -Proto count",
      false),
  DATA_DIR("data", "folder of the database, media, backups", false),
  KEY_FILE(
      "secrets/master.json",
      "the master key of all data, made at first start; outside the data folder, closed to others",
      false),
  MASTER_KEY(null, "the content of such a file, instead of KEY_FILE", true),
  BACKUP_DIR(null, "folder of backups, made daily; off: none; default: backups in DATA_DIR", false),
  BACKUP_KEEP("7/4/12", "backups of the data to keep: days/weeks/months", false),
  KEY_BACKUP_DAYS(
      "7",
      "days that backups of the keys are kept, 1 to 30; after them nobody can read what was erased",
      false),
  BOT_FILE(null, "the bot's menu; default: bot.yaml if it is there, else the sample", false),
  ADMIN_API_TOKEN(
      null, "an API token with all rights, at least 32 characters, for automation", true),
  LEGACY_WEBHOOK_PATH("migrate", "the path that is the bare token: accept, migrate or off", false),
  SEND_RATE("30", "messages a second to Telegram in all; off for a local server", false),
  RETENTION_DAYS("0", "messages older than this are erased daily; 0 keeps them", false),
  MASK_MESSAGES(
      "false",
      "true: the console hides names and texts until a reason is given, which the person can read",
      false),
  LOG_FORMAT("text", "text or json", false);

  /** Those that say where the data is and what opens it. */
  static final List<Setting> DATA = List.of(DATA_DIR, KEY_FILE, MASTER_KEY);

  /** The same, and where backups are. */
  static final List<Setting> BACKUPS =
      Stream.concat(DATA.stream(), Stream.of(BACKUP_DIR, BACKUP_KEEP, KEY_BACKUP_DAYS)).toList();

  /** Those that commands need which speak with Telegram only. */
  static final List<Setting> WEBHOOK =
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
  final String meaning;
  final boolean secret;

  Setting(@Nullable String preset, String meaning, boolean secret) {
    this.preset = preset;
    this.meaning = meaning;
    this.secret = secret;
  }

  @Nullable String preset() {
    return preset;
  }

  /** Whether other programs read it too, which write it small as well. */
  boolean isOfProxies() {
    return name().endsWith("_PROXY");
  }

  /** {@code --bot-api-url} for {@code BOT_API_URL}. */
  String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
