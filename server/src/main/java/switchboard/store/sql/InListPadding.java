package switchboard.store.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Pads lists for {@code IN (…)} to powers of two, so that few distinct statements are needed. */
public final class InListPadding {

  private InListPadding() {}

  /** The values with the last one repeated; needs at least one value. */
  public static <T> List<T> list(List<T> values) {
    int length = Integer.highestOneBit(Math.max(1, 2 * values.size() - 1));
    var padded = new ArrayList<>(values);
    padded.addAll(Collections.nCopies(length - values.size(), values.getLast()));
    return padded;
  }
}
