package switchboard.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://hooks.slack.com/services/T0/B0/x, https://hooks.slack.com/services/T0/B0/x, ''",
    "https://ntfy.sh/my-alarms, https://ntfy.sh/, my-alarms",
    "https://ntfy.example.org/a/b, https://ntfy.example.org/a/b, ''",
    "https://push.example.org/?topic=bots, https://push.example.org/?topic=bots, bots",
    "http://127.0.0.1:9/x?y=1, http://127.0.0.1:9/x?y=1, ''",
    "http://localhost/x, http://localhost/x, ''",
    "http://[::1]:9/x, http://[::1]:9/x, ''",
  })
  void aUrlIsHttpsOrOnThisMachine(String text, String uri, String topic) {
    var url = AlarmUrl.parse(text);
    assertThat(url.uri()).hasToString(uri);
    assertThat(url.topic()).isEqualTo(topic);
    assertThat(url).hasToString("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/x",
        "http://127.0.0.1.example.org/x",
        "ftp://example.org/x",
        "https://name:word@example.org/x",
        "https:///x",
        "example.org",
        "not a URL"
      })
  void othersAreRefused(String text) {
    assertThatThrownBy(() -> AlarmUrl.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnsetTopicIsNotSent() {
    var alarm = NoticeSamples.alarm();
    assertThat(alarm.json("")).doesNotContain("topic");
    assertThat(alarm.json("bots")).contains("\"topic\":\"bots\"");
    assertThat(alarm.json(""))
        .contains(
            "\"event\":\"switchboard.alarm\"",
            "\"kind\":\"disk\"",
            "\"state\":\"begun\"",
            "\"since\":\"2026-01-02T03:04:05Z\"",
            "\"bot\":\"shop_bot\"",
            "\"title\":\"@shop_bot: Disk almost full\"",
            "\"message\":\"Only 3 % of the disk",
            "\"text\":\"@shop_bot: Disk almost full: Only 3 %");
  }
}
