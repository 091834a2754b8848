package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotTokenTest {

  private static final String TEXT = "123456789:AAcanary-Canary_canaryCANARY01234567";
  private final BotToken token = new BotToken(TEXT + "\n");

  @Test
  void printsItsIdAlone() {
    assertThat(token).hasToString("123456789:***");
    assertThat(token.botId()).isEqualTo(123456789L);
  }

  @Test
  void matchesItselfOnly() {
    assertThat(token.matches(TEXT)).isTrue();
    assertThat(token.matches(TEXT.replace("567", "568"))).isFalse();
    assertThat(token.matches(TEXT + "x")).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "canary-without-colon",
        "12a:canary-canary",
        "123:canary canary",
        "123:canary/../x",
        ":canary-canary",
        "123:cañary-canary",
        "0:canary-canary",
        "12345678901234567890:canary-canary",
        "1:canary\u0000canary"
      })
  void refusesWhatIsNoTokenWithoutRepeatingIt(String given) {
    assertThatThrownBy(() -> new BotToken(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("@BotFather")
        .hasMessageNotContaining("anary-")
        .hasMessageNotContaining("ñary");
  }

  @Test
  void derivesPathAndSecretThatNeverChange() {
    var same = new BotToken(TEXT);
    assertThat(token.webhookPath()).isEqualTo(same.webhookPath()).matches("[A-Za-z0-9_-]{43}");
    assertThat(token.webhookSecret()).isEqualTo(same.webhookSecret()).matches("[A-Za-z0-9_-]{43}");
    assertThat(token.webhookPath()).isNotEqualTo(token.webhookSecret());
    assertThat(new BotToken("1:other-token").webhookPath()).isNotEqualTo(token.webhookPath());
  }

  /** The derived values must be the same in other instances and later versions. */
  @Test
  void derivesWhatItAlwaysDid() {
    assertThat(token.webhookPath()).isEqualTo("3Wkx-p24AK1TwkZ3pl0kgJWvRGwKMHGbhCi7-N8pZck");
    assertThat(token.webhookSecret()).isEqualTo("dPXRQVdL-oCxVsrSFZGA3s78BqwABbORzkytVUOTZf8");
  }

  @Test
  void takesItselfOutOfTexts() {
    var encoded = URLEncoder.encode(TEXT, StandardCharsets.UTF_8);
    assertThat(token.redact("https://api.telegram.org/bot" + TEXT + "/getMe"))
        .isEqualTo("https://api.telegram.org/bot123456789:***/getMe");
    assertThat(token.redact("GET /" + encoded + " " + encoded.toLowerCase(java.util.Locale.ROOT)))
        .doesNotContain("AAcanary-Canary_canaryCANARY01234567");
    assertThat(token.redact("nothing of it")).isEqualTo("nothing of it");
  }
}
