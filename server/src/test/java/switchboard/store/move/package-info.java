/** Tests of this package. */
@NullMarked
package switchboard.store.move;

import org.jspecify.annotations.NullMarked;
