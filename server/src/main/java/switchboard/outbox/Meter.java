package switchboard.outbox;

import java.time.Duration;
import java.util.List;
import switchboard.domain.Call;
import switchboard.telegram.SendResult;

/** Metrics hook. Called on the working threads, so implementations must be fast. */
public interface Meter {

  /** A meter that does nothing. */
  Meter NONE = new Meter() {};

  /**
   * A batch was committed.
   *
   * @param came the type of each update, including duplicates
   * @param handled the type of each new update
   * @param took time from taking the batch to the end of its commit
   */
  default void committed(List<String> came, List<String> handled, Duration took) {}

  /** An update was quarantined. */
  default void quarantined(String kind) {}

  /**
   * A call was attempted.
   *
   * @param age time since the update that caused it arrived
   */
  default void tried(Call call, SendResult result, Duration age) {}
}
