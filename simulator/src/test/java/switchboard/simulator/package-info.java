/** Tests of this package. */
@NullMarked
package switchboard.simulator;

import org.jspecify.annotations.NullMarked;
