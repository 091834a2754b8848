/** Tests of this package. */
@NullMarked
package switchboard.store.sqlite;

import org.jspecify.annotations.NullMarked;
