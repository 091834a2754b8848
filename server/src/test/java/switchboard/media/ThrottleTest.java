package switchboard.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final List<Long> pauses = new ArrayList<>();
  private long now = 5;
  private final Throttle throttle = new Throttle(1000, () -> now, pauses::add);

  @Test
  void theFirstBytesPassAtOnceAndTheNextAfterTheirTime() {
    throttle.pass(500);
    throttle.pass(250);
    throttle.pass(1);
    assertThat(pauses).containsExactly(500_000_000L, 750_000_000L);
  }

  @Test
  void timeInWhichNothingCameIsNotMadeUpFor() {
    throttle.pass(500);
    now += 10_000_000_000L;
    throttle.pass(1000);
    throttle.pass(1);
    assertThat(pauses).containsExactly(1_000_000_000L);
  }
}
