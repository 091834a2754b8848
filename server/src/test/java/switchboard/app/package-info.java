/** Tests of this package. */
@NullMarked
package switchboard.app;

import org.jspecify.annotations.NullMarked;
