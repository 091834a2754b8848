package switchboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.store.InstanceDao.RunningInstance;

class RatesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  private static List<RunningInstance> seen(int seconds, long updates) {
    return List.of(
        new RunningInstance(7, "one", "1", NOW, NOW.plusSeconds(seconds), 0, updates, ""));
  }

  @Test
  void aRateIsThatBetweenTheLastTwoSignsOfLife() {
    var rates = Rates.NONE.next(seen(0, 100), seen(2, 150));
    assertThat(rates.of(7)).isEqualTo(25);
    assertThat(rates.next(seen(2, 150), seen(2, 150)).of(7)).as("no sign in between").isEqualTo(25);
    assertThat(rates.next(seen(2, 150), seen(4, 150)).of(7)).isZero();
    assertThat(Rates.NONE.next(List.of(), seen(2, 150)).of(7)).as("a new one").isZero();
  }
}
