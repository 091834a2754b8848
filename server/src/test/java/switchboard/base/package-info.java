/** Tests of this package. */
@NullMarked
package switchboard.base;

import org.jspecify.annotations.NullMarked;
