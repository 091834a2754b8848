/** Tests of this package. */
@NullMarked
package switchboard.engine;

import org.jspecify.annotations.NullMarked;
