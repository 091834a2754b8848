package switchboard.testing;

import java.time.Duration;
import switchboard.app.ServerFactory;
import switchboard.base.Pace;

/** Opens servers that wait less than usual. */
public class TestServerFactory extends ServerFactory {

  private static final Pace SHORT =
      new Pace(
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Pace.USUAL.request(),
          Pace.USUAL.commit());

  @Override
  protected Pace pace() {
    return SHORT;
  }
}
