package switchboard.store;

import java.util.List;
import switchboard.store.sql.RowBatch;

/** Adds to the numbers of rows, which are kept because counting a large table takes long. */
public interface Totals {

  /**
   * A change of a number of rows.
   *
   * @param name of the total, as in the table {@code statistics}
   */
  record TotalChange(String name, long rows) {}

  @RowBatch("UPDATE statistics SET total = total + :rows WHERE name = :name")
  void addToTotal(List<TotalChange> changes);

  default void addToTotal(String name, long rows) {
    addToTotal(List.of(new TotalChange(name, rows)));
  }
}
