package switchboard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartLinkTest {

  @Test
  void aPayloadHasTheCode() {
    assertThat(StartLink.code("l-abc234")).contains("abc234");
    assertThat(StartLink.payload("abc234")).isEqualTo("l-abc234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "l-",
        "l",
        "L-abc234",
        "l-ABC234",
        "l-abc",
        "l-abc0",
        "l-abcil1o",
        "l-abc234 ",
        "l-abc234\n",
        "l-abc\u0000234",
        "l-абв234",
        "l-🧨🧨🧨🧨",
        "l-abc234' OR 1=1",
        "do-home",
        "l-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void anythingElseHasNone(String payload) {
    assertThat(StartLink.code(payload)).isEmpty();
  }
}
