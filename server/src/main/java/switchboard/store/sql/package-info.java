/** Any SQL database: connections, the writer thread, readers, row mapping. Knows no table. */
@NullMarked
package switchboard.store.sql;

import org.jspecify.annotations.NullMarked;
