/** SQLite: opening and migrating its files, their contents, and what its failures mean. */
@NullMarked
package switchboard.store.sqlite;

import org.jspecify.annotations.NullMarked;
