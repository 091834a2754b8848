package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.Switchboard;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.outbox.SendLimits;

/** Parsing of valid and invalid settings. */
class SettingsTest {

  private static final DotEnvFile NO_FILE = DotEnvFile.NONE;
  private static final String SECRET = "AbCdE-_".repeat(5);
  private static final String TOKEN = "123456789:" + SECRET;

  @TempDir Path folder;

  private Settings.Read read(Map<String, String> environment) {
    return SettingsReader.read(new SettingSources(Map.of(), environment, NO_FILE, folder));
  }

  private Settings good(Map<String, String> more) {
    var words = new HashMap<>(Map.of("BOT_TOKEN", TOKEN));
    words.putAll(more);
    var read = read(words);
    assertThat(read).isInstanceOf(Settings.Read.Good.class);
    return ((Settings.Read.Good) read).settings();
  }

  private List<String> problems(Map<String, String> more) {
    var words = new HashMap<>(Map.of("BOT_TOKEN", TOKEN));
    words.putAll(more);
    var read = read(words);
    assertThat(read).isInstanceOf(Settings.Read.Bad.class);
    return ((Settings.Read.Bad) read).problems();
  }

  @Test
  void aTokenIsEnough() {
    var settings = good(Map.of());
    assertThat(settings.telegram().botApiUrl()).isEqualTo(URI.create("https://api.telegram.org"));
    assertThat(settings.telegram().publicUrl()).isNull();
    assertThat(settings.web().listen().getPort()).isEqualTo(8080);
    assertThat(settings.web().listen().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.data().folder()).isEqualTo(folder.resolve("data"));
    assertThat(settings.bot().file()).isNull();
    assertThat(settings.telegram().legacyPath()).isEqualTo(LegacyPath.MIGRATE);
    assertThat(settings.bot().sendLimits()).isEqualTo(new SendLimits(30));
    assertThat(settings.privacy().retentionDays()).isZero();
    assertThat(settings.jsonLogs()).isFalse();
  }

  @Test
  void withoutAnyTokenThereIsNoMistakeButNoToken() {
    assertThat(read(Map.of())).isInstanceOf(Settings.Read.NoToken.class);
    assertThat(read(Map.of("BOT_TOKEN", "  "))).isInstanceOf(Settings.Read.NoToken.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LISTEN               | nowhere              | host:port",
        "LISTEN               | 127.0.0.1:65536      | host:port",
        "LISTEN               | 127.0.0.1:x          | host:port",
        "LISTEN               | :80                  | host:port",
        "LISTEN               | [::g]:80             | host:port",
        "LISTEN               | 8080                 | host:port",
        "LISTEN               | *:8080               | host:port",
        "LISTEN               | http://127.0.0.1:80  | host:port",
        "LISTEN               | 127.0.0.1:           | host:port",
        "LISTEN               | 127.0.0.1:80/        | host:port",
        "LISTEN               | 127.0.0.1;80         | host:port",
        "LEGACY_WEBHOOK_PATH  | maybe                | accept, migrate or off",
        "SEND_RATE            | fast                 | a number from 1 to 1000, or off",
        "SEND_RATE            | 0                    | a number from 1 to 1000, or off",
        "SEND_RATE            | 1001                 | a number from 1 to 1000, or off",
        "RETENTION_DAYS       | -1                   | days, 0 to 36500",
        "RETENTION_DAYS       | 99999999999          | days, 0 to 36500",
        "SMALL_NUMBERS        | -1                   | a number, 0 to 1000",
        "SMALL_NUMBERS        | 1001                 | a number, 0 to 1000",
        "MEDIA                | some                 | off, thumbnails or all",
        "MEDIA_MAX_MB         | 0                    | megabytes, 1 to 4000",
        "MEDIA_MAX_MB         | 4001                 | megabytes, 1 to 4000",
        "MEDIA_QUOTA_MB       | -1                   | megabytes, 0 to 1000000000",
        "MEDIA_DAYS           | 36501                | days, 0 to 36500",
        "SCAN_SOCKET          | ~/clamd              | a path without ~",
        "LOG_FORMAT           | xml                  | text or json",
        "BOT_API_URL          | ftp://example.org    | https://",
        "BOT_API_URL          | https://a.example/?x | has no ?",
        "PUBLIC_URL           | example.org          | https://",
        "PUBLIC_URL           | https://             | https://",
        "PUBLIC_URL           | http://example.org   | https address",
        "BOT_FILE             | missing.yaml         | does not exist",
        "KEY_FILE             | data/key.json        | inside the data folder",
        "KEY_FILE             | data/../data/k/.json | inside the data folder"
      })
  void aBadSettingIsToldWithItsNameItsValueAndWhatIsAllowed(
      String name, String value, String hint) {
    assertThat(problems(Map.of(name, value)))
        .singleElement()
        .asString()
        .startsWith(name + ": ")
        .contains(hint, value);
  }

  @Test
  void anAlarmUrlIsASecretEvenWhenItIsWrong() {
    assertThat(problems(Map.of("ALARM_URL", "http://example.org/secret")))
        .containsExactly(
            "ALARM_URL: expected an https URL without name and password, or http on this machine, not \"***\"");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    var told =
        problems(
            Map.of(
                "BOT_TOKEN", "nonsense",
                "BOT_API_URL", "x",
                "PUBLIC_URL", "y",
                "LISTEN", "z",
                "LEGACY_WEBHOOK_PATH", "z",
                "SEND_RATE", "z",
                "RETENTION_DAYS", "z",
                "LOG_FORMAT", "z",
                "BOT_FILE", "z"));
    assertThat(told)
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactlyInAnyOrder(
            "BOT_TOKEN",
            "BOT_API_URL",
            "PUBLIC_URL",
            "LISTEN",
            "LEGACY_WEBHOOK_PATH",
            "SEND_RATE",
            "RETENTION_DAYS",
            "LOG_FORMAT",
            "BOT_FILE");
  }

  @Test
  void theMasterKeyIsAFileOutsideTheDataOrGiven() {
    assertThat(good(Map.of()).data().masterKey())
        .hasToString("The master key " + folder.resolve("secrets/master.json"));
    assertThat(good(Map.of("KEY_FILE", "/k.json")).data().masterKey())
        .hasToString("The master key /k.json");
    var given = Map.of("MASTER_KEY", "{\"hunter2\":1}", "KEY_FILE", "data/ignored.json");
    assertThat(good(given).data().masterKey()).hasToString("MASTER_KEY");
    assertThat(good(given).toString()).doesNotContain("hunter2");
  }

  @Test
  void plainHttpIsForOnesOwnBotApiOnly() {
    assertThat(problems(Map.of("PUBLIC_URL", "http://bot.example.org"))).hasSize(1);
    var local =
        Map.of("PUBLIC_URL", "http://127.0.0.1:8080/", "BOT_API_URL", "http://127.0.0.1:8081");
    assertThat(good(local).telegram().publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
  }

  @Test
  void telegramsOwnAddressMayEndInASlash() {
    var words =
        Map.of("PUBLIC_URL", "http://bot.example.org", "BOT_API_URL", "https://api.telegram.org/");
    assertThat(problems(words)).singleElement().asString().contains("https address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BOT_TOKEN",
        "BOT_TOKEN_FILE",
        "BOT_API_URL",
        "PUBLIC_URL",
        "LISTEN",
        "BOT_FILE",
        "LEGACY_WEBHOOK_PATH",
        "SEND_RATE",
        "RETENTION_DAYS",
        "LOG_FORMAT"
      })
  void aSecretIsNotRepeatedWhereverItWasPutByMistake(String name) {
    var word = name.equals("BOT_TOKEN") ? "bot" + TOKEN : TOKEN;
    var read = read(Map.of(name, word));
    assertThat(read).isInstanceOf(Settings.Read.Bad.class);
    var told = ((Settings.Read.Bad) read).problems();
    assertThat(told).isNotEmpty().allSatisfy(problem -> assertThat(problem).doesNotContain(SECRET));
    assertThat(told).anyMatch(problem -> problem.startsWith(name + ": "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOT_API_URL", "PUBLIC_URL"})
  void aPasswordInAnAddressIsNotRepeated(String name) {
    assertThat(problems(Map.of(name, "https://me:hunter2@bot.example.org")))
        .singleElement()
        .asString()
        .contains(name, "bot.example.org")
        .doesNotContain("hunter2");
  }

  @Test
  void theTokenMayBeInAFileButNotInBothPlaces() throws IOException {
    var file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    var read = read(Map.of("BOT_TOKEN_FILE", "token"));
    assertThat(((Settings.Read.Good) read).settings().telegram().token().matches(TOKEN)).isTrue();
    assertThat(problems(Map.of("BOT_TOKEN_FILE", file.toString())))
        .containsExactly("BOT_TOKEN and BOT_TOKEN_FILE are both set: remove one of them");
  }

  @Test
  void aTokenFromAStrongerPlaceWinsHoweverTheOtherIsGiven() {
    var options = Map.of("BOT_TOKEN", TOKEN);
    var environment = Map.of("BOT_TOKEN_FILE", "nowhere");
    var read =
        SettingsReader.read(new SettingSources(options, environment, DotEnvFile.parse(""), folder));
    assertThat(((Settings.Read.Good) read).settings().telegram().token().matches(TOKEN)).isTrue();
  }

  @Test
  void anOptionWinsOverTheEnvironmentAndThatOverTheFile() {
    var file =
        DotEnvFile.parse("RETENTION_DAYS=1\nSEND_RATE=1\nLOG_FORMAT=json\nBOT_TOKEN=" + TOKEN);
    var environment = Map.of("RETENTION_DAYS", "2", "SEND_RATE", "2");
    var read =
        SettingsReader.read(
            new SettingSources(Map.of("RETENTION_DAYS", "3"), environment, file, folder));
    var settings = ((Settings.Read.Good) read).settings();
    assertThat(settings.privacy().retentionDays()).isEqualTo(3);
    assertThat(settings.bot().sendLimits()).isEqualTo(new SendLimits(2));
    assertThat(settings.jsonLogs()).isTrue();
  }

  @Test
  void aLineThatCannotBeReadIsToldByItsNumberAndNotRepeated() {
    var file = DotEnvFile.parse("A=1\n" + TOKEN + "\n1B=2");
    assertThat(file.problems())
        .containsExactly(".env, line 2: expected NAME=value", ".env, line 3: expected NAME=value");
    var read =
        SettingsReader.read(new SettingSources(Map.of(), Map.of("LISTEN", "x"), file, folder));
    assertThat(((Settings.Read.Bad) read).problems()).hasSize(3);
  }

  @Test
  void theCommandLineTellsAllMistakesAndExitsWith2() {
    var err = new StringWriter();
    int code =
        Switchboard.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("serve", "--listen", "nowhere", "--send-rate", "fast");
    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Invalid settings:")
        .contains("LISTEN: ", "SEND_RATE: ")
        .doesNotContain("Exception");
  }

  @Test
  void theTokenIsNoOption() {
    var err = new StringWriter();
    int code =
        Switchboard.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("serve", "--listen", "nowhere", "--bot-token", "x");
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option");
  }
}
