package switchboard.engine;

import java.time.Duration;
import java.util.List;
import switchboard.domain.Call;
import switchboard.telegram.SendResult;

/** Hears what is done, to count it. Called by the threads that do it: it must be quick. */
public interface Meter {

  /** For who does not count. */
  Meter NONE = new Meter() {};

  /**
   * A batch is committed.
   *
   * @param came the kind of each update, those that came again too
   * @param handled the kind of each that was new
   * @param took from taking the batch to the end of its commit
   */
  default void committed(List<String> came, List<String> handled, Duration took) {}

  /** An update is in quarantine. */
  default void quarantined(String kind) {}

  /**
   * A call was tried.
   *
   * @param age since the update came that caused it
   */
  default void tried(Call call, SendResult result, Duration age) {}
}
