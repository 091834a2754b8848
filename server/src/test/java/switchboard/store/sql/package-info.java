/** Tests of this package. */
@NullMarked
package switchboard.store.sql;

import org.jspecify.annotations.NullMarked;
