package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.base.SlidingWindow;
import switchboard.domain.ChatId;

class SendLimitsTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final SendLimits USUAL = new SendLimits(30);

  /** The seconds after the start at which the first replies go out without other delays. */
  private static List<Long> seconds(SlidingWindow window, int count) {
    var seconds = new ArrayList<Long>();
    var now = START;
    for (int i = 0; i < count; i++) {
      now = window.nextFree(now);
      window.add(now);
      seconds.add(Duration.between(START, now).toSeconds());
    }
    return seconds;
  }

  @Test
  void aPrivateChatHasThreeInThreeSeconds() {
    assertThat(seconds(USUAL.chat(new ChatId(5)), 7)).containsExactly(0L, 0L, 0L, 3L, 3L, 3L, 6L);
  }

  @Test
  void aGroupHasTwentyAMinute() {
    var seconds = seconds(USUAL.chat(new ChatId(-5)), 41);
    assertThat(seconds.subList(0, 20)).containsOnly(0L);
    assertThat(seconds.subList(20, 40)).containsOnly(60L);
    assertThat(seconds.getLast()).isEqualTo(120);
  }

  @Test
  void allTogetherHaveTheRateThatIsSet() {
    assertThat(seconds(USUAL.overall(), 61)).endsWith(2L).filteredOn(at -> at == 1).hasSize(30);
    assertThat(seconds(new SendLimits(2).overall(), 5)).containsExactly(0L, 0L, 1L, 1L, 2L);
  }

  @Test
  void withoutLimitsAndForAnswersNothingWaits() {
    assertThat(seconds(SendLimits.OFF.overall(), 1_000)).containsOnly(0L);
    assertThat(seconds(SendLimits.OFF.chat(new ChatId(5)), 1_000)).containsOnly(0L);
    assertThat(seconds(SendLimits.OFF.chat(new ChatId(-5)), 1_000)).containsOnly(0L);
    assertThat(seconds(USUAL.chat(null), 1_000)).containsOnly(0L);
  }
}
