package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.config.DotEnvFile;
import switchboard.config.SettingSources;
import switchboard.config.Settings;
import switchboard.config.SettingsReader;

/** PUBLIC_URL and BOT_API_URL: accepted, or refused with an exact error message. */
class WebAddressTest {

  private static final String SECRET = "AbCdE-_".repeat(5);
  private static final String TOKEN = "123456789:" + SECRET;

  @TempDir Path folder;

  private Settings.Read read(Map<String, String> more) {
    var words = new HashMap<>(Map.of("BOT_TOKEN", TOKEN));
    words.putAll(more);
    return SettingsReader.read(new SettingSources(Map.of(), words, DotEnvFile.NONE, folder));
  }

  private Settings good(Map<String, String> more) {
    return ((Settings.Read.Good) read(more)).settings();
  }

  private List<String> problems(Map<String, String> more) {
    return ((Settings.Read.Bad) read(more)).problems();
  }

  @ParameterizedTest
  @CsvSource({
    "https://bücher.example, https://xn--bcher-kva.example",
    "https://BÜCHER.example/, https://xn--bcher-kva.example",
    "https://пример.рф, https://xn--e1afmkfd.xn--p1ai",
    "https://例え。テスト, https://xn--r8jz45g.xn--zckzah",
    "HTTPS://BOT.EXAMPLE.ORG, https://bot.example.org",
    "Https://Bot.Example.org:8443/, https://bot.example.org:8443",
    "' https://bot.example.org ', https://bot.example.org",
    "https://bot.example.org:, https://bot.example.org",
    "https://xn--bcher-kva.example, https://xn--bcher-kva.example",
    "https://203.0.113.7:88, https://203.0.113.7:88",
    "https://bot.example.org/Path, https://bot.example.org/Path"
  })
  void anAddressIsTakenAsPeopleWriteIt(String written, String taken) {
    assertThat(good(Map.of("PUBLIC_URL", written)).telegram().publicUrl())
        .isEqualTo(URI.create(taken));
    assertThat(good(Map.of("BOT_API_URL", written)).telegram().botApiUrl())
        .isEqualTo(URI.create(taken));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://bot.example.org:8080   | port 443, 80, 88 or 8443",
        "https://[2001:db8::1]          | IPv4",
        "https://me:pw@bot.example.org  | without a user name",
        "https://my_bot.example.org     | letters, digits and -",
        "https://straße.example         | ASCII form (xn--",
        "https://bot example.org        | begins with https://",
        "https://bot.example.org/?a=b   | has no ?",
        "https://bot.example.org/#a     | begins with https://",
        "https://bot.example.org:99999  | begins with https://",
        "https:/bot.example.org         | begins with https://",
        "bot.example.org                | begins with https://",
        "http://BOT.example.org         | https address"
      })
  void anAddressThatTelegramCannotUseIsToldWithTheReason(String written, String reason) {
    assertThat(problems(Map.of("PUBLIC_URL", written)))
        .singleElement()
        .asString()
        .startsWith("PUBLIC_URL: expected ")
        .contains(reason);
  }

  @Test
  void aLocalBotApiServerTakesMoreAndItsAddressEndsBeforeBot() {
    var api = "http://telegram-bot-api:8081";
    var local = Map.of("BOT_API_URL", api, "PUBLIC_URL", "http://[::1]:9000");
    assertThat(good(local).telegram().publicUrl()).isEqualTo(URI.create("http://[::1]:9000"));
    for (var path : List.of("/bot", "/bot/", "/x/bot", "/bot" + TOKEN)) {
      assertThat(problems(Map.of("BOT_API_URL", api + path)))
          .singleElement()
          .asString()
          .startsWith("BOT_API_URL: expected the URL without /bot")
          .doesNotContain(SECRET);
    }
    assertThat(problems(Map.of("BOT_API_URL", "http://telegram_bot_api:8081")))
        .singleElement()
        .asString()
        .contains("letters, digits and -");
  }
}
