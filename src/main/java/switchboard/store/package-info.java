/**
 * Tables and SQL: a single writer with group commit, a few readers, and plain values at the
 * interface.
 */
@NullMarked
package switchboard.store;

import org.jspecify.annotations.NullMarked;
