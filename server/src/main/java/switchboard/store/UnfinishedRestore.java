package switchboard.store;

import java.util.Map;
import switchboard.store.sql.StoreUnavailableException;

/** Recognizes PostgreSQL databases of which a restore has replaced the keys and not the data. */
public final class UnfinishedRestore {

  /** The fact in table {@code instance}: the name of the keys that are restored. */
  public static final String FACT = "restore";

  private UnfinishedRestore() {}

  /**
   * @param facts of the data
   * @throws StoreUnavailableException when a restore is incomplete
   */
  static void refuse(Map<String, String> facts, String place) {
    if (facts.containsKey(FACT)) {
      throw new StoreUnavailableException(
          "A restore into %s was interrupted. Run the same switchboard restore again."
              .formatted(place),
          null);
    }
  }
}
