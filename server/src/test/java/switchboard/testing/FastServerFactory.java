package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import switchboard.base.Pace;
import switchboard.webhook.TelegramConnection;

/** Opens servers whose clock the test turns by seconds, and whose jobs look at it all the time. */
public class FastServerFactory extends TestServerFactory {

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int STEPS = 8;
  private static final int FASTER = 100;

  @Override
  protected Pace pace() {
    return new Pace(
        Pace.USUAL.retry().dividedBy(FASTER),
        Pace.USUAL.jobs().dividedBy(FASTER),
        Pace.USUAL.live(),
        Pace.USUAL.certificate(),
        Pace.USUAL.request(),
        Pace.USUAL.commit());
  }

  @Override
  protected TelegramConnection connection(InstantSource clock) {
    return new TelegramConnection(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
  }

  /** Lets time pass until it is so. */
  public static void within(TestServer house, Duration longest, BooleanSupplier condition) {
    var clock = house.simulator().clock();
    var begin = clock.now();
    Eventually.holds(
        "it is so",
        () -> {
          house.turn(STEP);
          return condition.getAsBoolean();
        });
    assertThat(Duration.between(begin, clock.now())).isLessThan(longest);
  }

  public static void pass(TestServer house, Duration time) {
    var clock = house.simulator().clock();
    var end = clock.now().plus(time);
    Eventually.holds(
        "time has passed",
        () -> {
          house.turn(time.compareTo(Duration.ofHours(1)) > 0 ? time : STEP.multipliedBy(STEPS));
          return !clock.now().isBefore(end);
        });
  }
}
