package switchboard;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import switchboard.twin.TwinClock;

/**
 * The demo server's clock: real time, except while history is generated. Then it and the
 * simulator's clock are set by hand.
 */
final class DemoClock implements InstantSource {

  private final TwinClock twin;
  private volatile @Nullable Instant standing;

  DemoClock(TwinClock twin) {
    this.twin = twin;
  }

  @Override
  public Instant instant() {
    var still = standing;
    return still == null ? Instant.now() : still;
  }

  void stopAt(Instant time) {
    standing = time;
    twin.stopAt(time);
  }

  void goOn() {
    twin.goOn();
    standing = null;
  }
}
