/** Moves data and keys from SQLite to PostgreSQL, and back. */
@NullMarked
package switchboard.store.move;

import org.jspecify.annotations.NullMarked;
