/** Tests of this package. */
@NullMarked
package switchboard.insight;

import org.jspecify.annotations.NullMarked;
