package switchboard.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists for {@code IN (…)} whose lengths are powers of two, so that few statements serve all. */
public final class Padded {

  private Padded() {}

  /** The same values, the last one repeated; at least one is needed. */
  public static <T> List<T> list(List<T> values) {
    int length = Integer.highestOneBit(Math.max(1, 2 * values.size() - 1));
    var padded = new ArrayList<>(values);
    padded.addAll(Collections.nCopies(length - values.size(), values.getLast()));
    return padded;
  }
}
