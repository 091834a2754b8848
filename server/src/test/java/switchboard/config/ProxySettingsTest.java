package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.telegram.OutboundProxy;
import switchboard.telegram.OutboundProxy.Kind;

/** The outbound proxy for the Bot API, from the same variables as curl. */
class ProxySettingsTest {

  private static final DotEnvFile NO_FILE = DotEnvFile.parse("");
  private static final String TOKEN = "123456789:" + "AbCdE-_".repeat(5);

  @TempDir Path folder;

  private Settings.Read read(Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("BOT_TOKEN", TOKEN);
    return SettingsReader.read(new SettingSources(Map.of(), all, NO_FILE, folder));
  }

  private @Nullable OutboundProxy proxy(Map<String, String> environment) {
    var read = read(environment);
    assertThat(read).isInstanceOf(Settings.Read.Good.class);
    return ((Settings.Read.Good) read).settings().telegram().proxy();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy.lan:3128, http://proxy.lan:3128",
    "https_proxy, http://proxy.lan:3128/, http://proxy.lan:3128",
    "HTTPS_PROXY, proxy.lan:3128, http://proxy.lan:3128",
    "HTTPS_PROXY, http://proxy.lan, http://proxy.lan:80",
    "HTTPS_PROXY, http://[fd00::1]:3128, http://[fd00::1]:3128",
    "ALL_PROXY, socks5://proxy.lan, socks5://proxy.lan:1080",
    "all_proxy, socks5h://127.0.0.1:9050, socks5://127.0.0.1:9050",
    "HTTP_PROXY, http://proxy.lan:3128, ",
    "UNKNOWN_PROXY, http://proxy.lan:3128, "
  })
  void theWayToTelegramIsHttps(String name, String word, @Nullable String expected) {
    var found = proxy(Map.of(name, word));
    assertThat(found == null ? null : found.toString()).isEqualTo(expected);
  }

  @Test
  void theMoreSpecificOneWinsAndTheSchemeOfTheBotApiCounts() {
    var all =
        Map.of(
            "ALL_PROXY", "socks5://all.lan", "HTTPS_PROXY", "http://one.lan", "HTTP_PROXY", "two");
    assertThat(proxy(all)).hasToString("http://one.lan:80");
    var local = new HashMap<>(all);
    local.put("BOT_API_URL", "http://bot-api.lan:8081");
    assertThat(proxy(local)).hasToString("http://two:80");
  }

  @Test
  void nameAndPasswordAreDecodedAndShownNowhere() {
    var found = proxy(Map.of("HTTPS_PROXY", "http://me:p%40ss+%3Aword@proxy.lan:3128"));
    assertThat(found)
        .isEqualTo(
            new OutboundProxy(
                Kind.HTTP, "proxy.lan", 3128, new OutboundProxy.Login("me", "p@ss+:word")))
        .hasToString("http://proxy.lan:3128");
    assertThat(new OutboundProxy.Login("me", "p@ss+:word")).hasToString("***");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.telegram.org, api.telegram.org, false",
    "https://api.telegram.org, '.telegram.org', false",
    "https://api.telegram.org, 'localhost, telegram.org', false",
    "https://api.telegram.org, '*.telegram.org:443', false",
    "https://api.telegram.org, *, false",
    "https://api.telegram.org, 'gram.org,10.0.0.0/8', true",
    "http://localhost:8081, '', false",
    "http://127.0.0.9:8081, '', false",
    "http://[::1]:8081, '', false",
    "http://10.1.2.3:8081, '', true",
    "http://10.1.2.3:8081, '10.0.0.0/8', false",
    "http://10.1.2.3:8081, '10.1.2.3', false",
    "http://10.1.2.3:8081, '10.1.2', true"
  })
  void thisMachineAndExceptionsAreReachedDirectly(String api, String exceptions, boolean proxied) {
    var found =
        proxy(
            Map.of("BOT_API_URL", api, "all_proxy", "http://p.lan", "no_proxy", exceptions + " "));
    assertThat(found != null).isEqualTo(proxied);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:hunter2@proxy.lan:3128",
        "socks4://me:hunter2@proxy.lan",
        "socks5://me:hunter2@proxy.lan",
        "http://me:hunter2@",
        "http://me:hunter2@proxy.lan:port",
        "http://me:hunter2@proxy.lan/path",
        "me hunter2"
      })
  void aMistakeIsToldWithoutThePassword(String word) {
    var read = read(Map.of("HTTPS_PROXY", word));
    assertThat(read).isInstanceOf(Settings.Read.Bad.class);
    assertThat(((Settings.Read.Bad) read).problems())
        .singleElement()
        .asString()
        .startsWith("HTTPS_PROXY: expected http://host:port")
        .doesNotContain("hunter2");
  }
}
