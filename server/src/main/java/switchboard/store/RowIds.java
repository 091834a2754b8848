package switchboard.store;

/**
 * Ids for new rows, assigned before the rows are written, so that a batch needs no generated keys
 * and ciphertext can be bound to its row. Later transactions about the same user get higher ids.
 * Ids are never reused, and fit in 52 bits.
 */
public interface RowIds {

  long message();

  long interaction();

  long reply();

  long media();
}
