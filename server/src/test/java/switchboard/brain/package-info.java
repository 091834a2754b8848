/** Tests of this package. */
@NullMarked
package switchboard.brain;

import org.jspecify.annotations.NullMarked;
