/** SQLite: connections, the writer thread, readers, statements, row mapping, schema. */
@NullMarked
package switchboard.store.sqlite;

import org.jspecify.annotations.NullMarked;
