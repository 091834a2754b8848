package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.WebhookFilter.LegacyPath;

/** The doctor's checks of the webhook URL. */
class WebhookBaseUrlTest extends WebhookDoctorTestBase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                       | No webhook      | webhook set",
        "https://other.example.org/hook           | instead of      | stop",
        "https://bot.example.org/hook             | not belong      | webhook set",
        "https://bot.example.org/tg/ppp           | not belong      | webhook set",
        "https://bot.example.org:8443/tg/ppp      | port or scheme  | webhook set",
        "http://bot.example.org/tg/ppp            | scheme          | webhook set",
        "https://user:secretpass@other.example/   | //***@other     | webhook set"
      })
  void anAddressThatIsNotOursIsToldWithWhatToDo(String theirs, String problem, String fix) {
    url = theirs;
    if (fix.equals("stop")) {
      wrong(problem, "create a separate bot");
    } else {
      wrong(problem, fix);
    }
    assertThat(findings()).noneMatch(finding -> finding.toString().contains("secretpass"));
  }

  @Test
  void thePathOfAnotherTokenIsToldApartFromAnyOtherPath() {
    url = BASE + "/tg/" + "q".repeat(43);
    wrong("path of a different token", "BotFather");
    assertThat(findings()).noneMatch(finding -> finding.toString().contains("qqqq"));
  }

  @ParameterizedTest
  @EnumSource(LegacyPath.class)
  void theOldPathIsJudgedByItsMode(LegacyPath mode) {
    url = BASE + "/123456:***";
    legacy = mode;
    if (mode == LegacyPath.OFF) {
      wrong("every update is answered with 404", "webhook set");
    } else {
      onlyANote("old webhook path");
    }
  }

  @Test
  void aWebhookWhereUpdatesAreFetchedIsToldWithWhoseItIs() {
    base = null;
    wrong("PUBLIC_URL is not set", "Set PUBLIC_URL=" + BASE);
    url = "https://other.example.org/" + "s".repeat(40);
    wrong("https://other.example.org/***", "webhook delete");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://bot.example.org       | does not use HTTPS",
        "https://bot.example.org:8080 | ports 443, 80, 88 and 8443",
        "https://[2001:db8::1]        | IPv4 only",
        "https://192.168.1.7          | cannot reach it",
        "https://100.64.0.1           | cannot reach it",
        "https://127.0.0.1:8443       | cannot reach it",
        "https://localhost            | cannot reach it"
      })
  void whatTelegramsOwnServersCannotReachIsTold(String address, String problem) {
    base = URI.create(address);
    url = "";
    wrong(problem, "");
    telegramItself = false;
    assertThat(findings()).noneMatch(finding -> finding.problem().toString().contains(problem));
  }

  @Test
  void aNameWithIPv6OnlyIsToldAndAPrivateOneSeenFromHereIsANote() {
    resolved = List.of("2001:db8::1");
    ip = "2001:db8::1";
    wrong("has only IPv6 addresses", "A record");
    resolved = List.of("10.0.0.7", "2001:db8::1");
    ip = "10.0.0.7";
    onlyANote("this machine or network");
  }

  @Test
  void aPathInThePublicUrlServesTheWebhookAlone() {
    base = URI.create(BASE + "/bot");
    url = base + PATH;
    onlyANote("PUBLIC_URL has the path /bot. Under it only the webhook works");
    assertThat(findings().getFirst().fix().toString()).contains("its own host name");
  }
}
