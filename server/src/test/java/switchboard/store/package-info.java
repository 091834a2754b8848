/** Tests of this package. */
@NullMarked
package switchboard.store;

import org.jspecify.annotations.NullMarked;
