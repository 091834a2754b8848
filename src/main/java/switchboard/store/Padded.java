package switchboard.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists for {@code IN (…)} whose lengths are powers of two, so that few statements serve all. */
public final class Padded {

  private Padded() {}

  /** The same ids, the last one repeated; at least one is needed. */
  public static List<Long> ids(List<Long> ids) {
    int length = Integer.highestOneBit(Math.max(1, 2 * ids.size() - 1));
    var padded = new ArrayList<>(ids);
    padded.addAll(Collections.nCopies(length - ids.size(), ids.getLast()));
    return padded;
  }
}
