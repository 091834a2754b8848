/** Backups, their retention, and restores that replay erasures. */
@NullMarked
package switchboard.store.backup;

import org.jspecify.annotations.NullMarked;
