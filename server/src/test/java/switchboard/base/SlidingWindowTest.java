package switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class SlidingWindowTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /** The largest number of events in any span of this length, by brute force. */
  public static long most(List<Instant> taken, Duration span) {
    return taken.stream()
        .mapToLong(from ->
            taken.stream().filter(at -> !at.isBefore(from) && at.isBefore(from.plus(span))).count())
        .max()
        .orElse(0);
  }

  @ParameterizedTest
  @CsvSource({"30, 1000", "3, 3000", "20, 60000", "1, 1000"})
  void noSpanEverHoldsMoreHoweverTheClockIsTurned(int most, long spanMillis) {
    var span = Duration.ofMillis(spanMillis);
    var window = new SlidingWindow(most, span);
    var dice = new Random(most);
    var taken = new ArrayList<Instant>();
    var now = START;
    while (taken.size() < 20 * most) {
      now = now.plusMillis(dice.nextLong(spanMillis / most * 2));
      var free = window.nextFree(now);
      if (dice.nextInt(5) == 0) {
        now = free;
      }
      if (!free.isAfter(now)) {
        window.add(now);
        taken.add(now);
      }
    }
    assertThat(most(taken, span)).isEqualTo(most);
  }

  @Test
  void whoeverWaitsForTheNextFreeMomentGetsTheWholeRate() {
    var window = new SlidingWindow(30, Duration.ofSeconds(1));
    var now = START;
    for (int i = 0; i < 300; i++) {
      now = window.nextFree(now);
      window.add(now);
    }
    assertThat(Duration.between(START, now)).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void theNextFreeMomentIsNeverInThePast() {
    var window = new SlidingWindow(1, Duration.ofSeconds(1));
    window.add(START);
    assertThat(window.nextFree(START.plusMillis(10))).isEqualTo(START.plusSeconds(1));
    assertThat(window.nextFree(START.plusSeconds(5))).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void itIsSpentWhenItsLastOneHasLeftTheSpan() {
    var window = new SlidingWindow(3, Duration.ofSeconds(3));
    assertThat(window.isSpent(START)).isTrue();
    window.add(START);
    window.add(START.plusSeconds(1));
    assertThat(window.isSpent(START.plusMillis(3_999))).isFalse();
    assertThat(window.isSpent(START.plusSeconds(4))).isTrue();
  }

  @Test
  void anEventThatIsNotAllowedIsNotCounted() {
    var window = new SlidingWindow(2, Duration.ofMinutes(1));
    assertThat(window.tryAdd(START)).isTrue();
    assertThat(window.tryAdd(START.plusSeconds(30))).isTrue();
    assertThat(window.tryAdd(START.plusSeconds(59))).isFalse();
    assertThat(window.tryAdd(START.plusSeconds(60))).isTrue();
    assertThat(window.tryAdd(START.plusSeconds(61))).isFalse();
  }

  @Test
  void theLatestEventCanBeForgotten() {
    var window = new SlidingWindow(1, Duration.ofMinutes(1));
    window.add(START);
    window.removeLatest();
    assertThat(window.isSpent(START)).isTrue();
    window.removeLatest();
    assertThat(window.tryAdd(START)).isTrue();
  }
}
