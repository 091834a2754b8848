/** Tests of this package. */
@NullMarked
package switchboard.store.keys;

import org.jspecify.annotations.NullMarked;
