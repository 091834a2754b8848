package switchboard.notices;

import java.time.Instant;
import java.util.List;
import switchboard.store.Tables;

/** Who waits for an operator's answer. */
final class WaitingPeople {

  /** More are not counted. */
  static final int MAX_COUNTED = 100;

  private WaitingPeople() {}

  /** The longest waiting first, without those who were snoozed. */
  static List<Waiting> read(Tables tables, Instant now) {
    return List.of();
  }
}
