/** Tests of this package. */
@NullMarked
package switchboard.metrics;

import org.jspecify.annotations.NullMarked;
