/** SQLite: connections, the writer thread, readers, row mapping, schema. Knows no table. */
@NullMarked
package switchboard.store.sqlite;

import org.jspecify.annotations.NullMarked;
