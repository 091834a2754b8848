package switchboard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Pace;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.vault.KeySource;

/** Turns words into {@link Settings}, collecting every mistake instead of stopping at the first. */
final class SettingsReader {

  private static final String ADDRESS =
      "host:port with a name or address of this machine, such as 127.0.0.1:8080";

  private static final String TELEGRAM = "https://api.telegram.org";

  /** What must not be shown, wherever it was put by mistake: a token, a password in an address. */
  private static final Pattern SECRET =
      Pattern.compile("(?<=\\d:)[\\w-]{20,}|(?<=//)[^/@\\s]+(?=@)");

  /** The two ways to give the token. */
  private static final Set<Setting> TOKEN = Set.of(Setting.BOT_TOKEN, Setting.BOT_TOKEN_FILE);

  private final Map<Setting, String> words = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();
  private final Path folder;

  /**
   * @param options from the command line; they win over the environment, that over the file
   * @param folder where relative paths start
   */
  private SettingsReader(
      Map<String, String> options, Map<String, String> environment, EnvFile file, Path folder) {
    this.folder = folder;
    problems.addAll(file.problems());
    Stream.of(options, environment, file.values(), presets()).forEach(this::take);
  }

  private static Map<String, String> presets() {
    var presets = new HashMap<String, String>();
    for (var setting : Setting.values()) {
      if (setting.preset() != null) {
        presets.put(setting.name(), setting.preset());
      }
    }
    return presets;
  }

  /** Takes what stronger sources left open; a token given in either way there is one. */
  private void take(Map<String, String> source) {
    boolean token = hasToken();
    for (var setting : Setting.values()) {
      var word = source.get(setting.name());
      boolean open = !(token && TOKEN.contains(setting));
      if (word != null && !word.isBlank() && open) {
        words.putIfAbsent(setting, word.strip());
      }
    }
  }

  private boolean hasToken() {
    return TOKEN.stream().anyMatch(words::containsKey);
  }

  static Settings.Read read(
      Map<String, String> options, Map<String, String> environment, EnvFile file, Path folder) {
    return new SettingsReader(options, environment, file, folder).settings();
  }

  private Settings.Read settings() {
    var token = hasToken() ? token() : null;
    var api = url(Setting.BOT_API_URL);
    var publicUrl = words.containsKey(Setting.PUBLIC_URL) ? publicUrl() : null;
    var listen = parse(Setting.LISTEN, SettingsReader::address, ADDRESS);
    var legacy =
        parse(
            Setting.LEGACY_WEBHOOK_PATH,
            word -> LegacyPath.valueOf(word.toUpperCase(Locale.ROOT)),
            "accept, migrate or off");
    var pace = parse(Setting.SEND_RATE, SettingsReader::pace, "a number from 1 to 1000, or off");
    var retention =
        parse(Setting.RETENTION_DAYS, word -> between(word, 0, 36_500), "days, 0 to 36500");
    var json =
        parse(Setting.LOG_FORMAT, word -> List.of("text", "json").indexOf(word), "text or json");
    var botFile = botFile();
    var data = data();
    if (json != null && json < 0) {
      problem(Setting.LOG_FORMAT, "text or json");
    }
    if (!problems.isEmpty()) {
      return bad();
    }
    if (token == null
        || data == null
        || api == null
        || listen == null
        || legacy == null
        || pace == null
        || retention == null
        || json == null) {
      return new Settings.Read.NoToken();
    }
    return new Settings.Read.Good(
        new Settings(
            token, api, publicUrl, listen, data, botFile, legacy, pace, retention, json == 1));
  }

  /**
   * Only where the data is and what opens it.
   *
   * @throws Refusal with every mistake in that
   */
  static DataSettings data(
      Map<String, String> options, Map<String, String> environment, EnvFile file, Path folder) {
    var reader = new SettingsReader(options, environment, file, folder);
    var data = reader.data();
    if (data == null || !reader.problems.isEmpty()) {
      throw Running.refusal(reader.bad());
    }
    return data;
  }

  private @Nullable DataSettings data() {
    var data = path(Setting.DATA_DIR);
    var backups = backups(data);
    var given = words.get(Setting.MASTER_KEY);
    if (given != null) {
      return new DataSettings(data, KeySource.given(given), backups);
    }
    var file = path(Setting.KEY_FILE);
    refuseInside(file, data, "the data folder");
    if (backups.folder() != null) {
      refuseInside(file, backups.folder(), "the folder of backups");
    }
    return new DataSettings(data, KeySource.file(file), backups);
  }

  private void refuseInside(Path key, Path folder, String what) {
    if (key.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      problems.add(
          "KEY_FILE: %s is inside %s %s: whoever gets a copy of that would have the key to it. Put it elsewhere, such as secrets/master.json"
              .formatted(key, what, folder));
    }
  }

  private BackupSettings backups(Path data) {
    var days = parse(Setting.KEY_BACKUP_DAYS, BackupSettings::keyDays, "days, 1 to 30");
    var keeping =
        parse(
            Setting.BACKUP_KEEP,
            word -> BackupSettings.keeping(word, days == null ? 1 : days),
            "days/weeks/months, such as 7/4/12");
    var standard = BackupSettings.standard(data);
    var word = words.get(Setting.BACKUP_DIR);
    var folder = word == null ? standard.folder() : path(Setting.BACKUP_DIR);
    return new BackupSettings(
        "off".equals(word) ? null : folder, keeping == null ? standard.keeping() : keeping);
  }

  private Settings.Read.Bad bad() {
    return new Settings.Read.Bad(problems.stream().map(SettingsReader::masked).toList());
  }

  private static String masked(String problem) {
    return SECRET.matcher(problem).replaceAll("***");
  }

  private @Nullable BotToken token() {
    if (words.containsKey(Setting.BOT_TOKEN) && words.containsKey(Setting.BOT_TOKEN_FILE)) {
      problems.add("BOT_TOKEN and BOT_TOKEN_FILE are both set: remove one of them");
      return null;
    }
    var text = words.get(Setting.BOT_TOKEN);
    var name = text != null ? Setting.BOT_TOKEN : Setting.BOT_TOKEN_FILE;
    try {
      return new BotToken(text != null ? text : Files.readString(path(name)).strip());
    } catch (IOException e) {
      problems.add(name + ": the file cannot be read: " + path(name));
    } catch (IllegalArgumentException e) {
      problems.add(name + ": " + e.getMessage());
    }
    return null;
  }

  private @Nullable URI publicUrl() {
    var url = url(Setting.PUBLIC_URL);
    var api = words.getOrDefault(Setting.BOT_API_URL, TELEGRAM);
    boolean isTelegram = TELEGRAM.equals(withoutSlash(api));
    if (url != null && isTelegram && !"https".equals(url.getScheme())) {
      problem(Setting.PUBLIC_URL, "an https address, as Telegram sends to no other");
    }
    return url;
  }

  private @Nullable URI url(Setting setting) {
    return parse(
        setting,
        word -> {
          var url = URI.create(withoutSlash(word));
          boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
          if (!web
              || url.getHost() == null
              || url.getQuery() != null
              || url.getUserInfo() != null) {
            throw new IllegalArgumentException();
          }
          return url;
        },
        "an address that begins with https:// (or http://) and has no ? in it");
  }

  private static String withoutSlash(String address) {
    return address.replaceFirst("/+$", "");
  }

  private @Nullable Path botFile() {
    if (words.containsKey(Setting.BOT_FILE)) {
      var file = path(Setting.BOT_FILE);
      if (!Files.isReadable(file)) {
        problems.add("BOT_FILE: there is no readable file " + file);
      }
      return file;
    }
    return Optional.of(folder.resolve("bot.yaml")).filter(Files::isReadable).orElse(null);
  }

  private Path path(Setting setting) {
    return folder.resolve(words.getOrDefault(setting, ""));
  }

  /**
   * Where to listen, from an option that is no setting.
   *
   * @throws Refusal when it is no address
   */
  static InetSocketAddress address(String option, String word) {
    try {
      return address(word);
    } catch (IllegalArgumentException e) {
      throw new Refusal("%s: expected %s, not \"%s\"".formatted(option, ADDRESS, word), 2);
    }
  }

  private static InetSocketAddress address(String word) {
    int colon = word.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException();
    }
    var host = word.substring(0, colon).replaceAll("^\\[|]$", "");
    var address = new InetSocketAddress(host, between(word.substring(colon + 1), 0, 65_535));
    // Servers take a name that does not resolve for "every address".
    if (address.isUnresolved()) {
      throw new IllegalArgumentException();
    }
    return address;
  }

  private static Pace pace(String word) {
    return word.equalsIgnoreCase("off") ? Pace.OFF : new Pace(between(word, 1, 1_000));
  }

  private static int between(String word, int least, int most) {
    int number = Integer.parseInt(word);
    if (number < least || number > most) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private <T> @Nullable T parse(Setting setting, Function<String, T> parser, String expected) {
    try {
      return parser.apply(words.getOrDefault(setting, ""));
    } catch (IllegalArgumentException e) {
      problem(setting, expected);
      return null;
    }
  }

  private void problem(Setting setting, String expected) {
    problems.add(
        "%s: expected %s, not \"%s\""
            .formatted(setting, expected, words.getOrDefault(setting, "")));
  }
}
