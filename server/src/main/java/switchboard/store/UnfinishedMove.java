package switchboard.store;

import java.util.Map;
import switchboard.store.sql.StoreUnavailableException;

/** Recognizes data that {@code switchboard move} has not copied completely. */
public final class UnfinishedMove {

  /** The fact in table {@code instance}: the name of the keys that are moved too. */
  public static final String FACT = "move";

  private UnfinishedMove() {}

  /**
   * @param facts of the data
   * @throws StoreUnavailableException when it is incomplete
   */
  static void refuse(Map<String, String> facts, String place) {
    if (facts.containsKey(FACT)) {
      throw new StoreUnavailableException(
          "Data was moved to %s, but not all of it: run switchboard move again, from where it was, with the same --to. Or delete what was copied."
              .formatted(place),
          null);
    }
  }
}
