package switchboard.demo;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.world.SimulatorClock;

/**
 * The demo server's clock: real time, except while history is generated. Then it and the
 * simulator's clock are set by hand.
 */
final class DemoClock implements InstantSource {

  private final SimulatorClock simulator;
  private volatile @Nullable Instant standing;

  DemoClock(SimulatorClock simulator) {
    this.simulator = simulator;
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

  void goOn() {
    simulator.goOn();
    standing = null;
  }
}
