package switchboard.demo;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.world.SimulatorClock;

/**
 * The demo server's clock: real time, except while history is generated. Then it and the
 * simulator's clock are set by hand. For pictures, it stands still afterwards.
 */
final class DemoClock implements InstantSource {

  private final SimulatorClock simulator;
  private final @Nullable Instant present;
  private volatile @Nullable Instant standing;

  /**
   * @param present time at which both clocks stand still; null: real time
   */
  DemoClock(SimulatorClock simulator, @Nullable Instant present) {
    this.simulator = simulator;
    this.present = present;
    goOn();
  }

  @Override
  public Instant instant() {
    var still = standing;
    return still == null ? Instant.now() : still;
  }

  void stopAt(Instant time) {
    standing = time;
    simulator.stopAt(time);
  }

  final void goOn() {
    standing = present;
    if (present == null) {
      simulator.goOn();
    } else {
      simulator.stopAt(present);
    }
  }
}
