/** Tables and SQL: one writer that commits in groups, a few readers, nothing but values outside. */
@NullMarked
package switchboard.store;

import org.jspecify.annotations.NullMarked;
