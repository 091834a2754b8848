/** Copies rows between databases: {@code switchboard move}, and backups of PostgreSQL. */
@NullMarked
package switchboard.store.move;

import org.jspecify.annotations.NullMarked;
