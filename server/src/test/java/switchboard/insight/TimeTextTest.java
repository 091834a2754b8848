package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.1207S, 120 ms",
    "PT1.26S, 1.3 s",
    "PT20.9S, 20 s",
    "PT59.9S, 59 s",
    "PT80S, 1.3 min",
    "PT5M, 5 min",
    "PT59M, 59 min",
    "PT1H, 1 h",
    "PT1H50M, 1.8 h",
    "PT14H59M, 14 h",
    "PT24H, 24 h",
    "P3DT5H, 3 days"
  })
  void isAsExactAsFiguresAre(Duration time, String text) {
    assertThat(TimeText.of(time)).hasToString(text);
  }
}
