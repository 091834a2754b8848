/** Tests of this package. */
@NullMarked
package switchboard.store.postgres;

import org.jspecify.annotations.NullMarked;
