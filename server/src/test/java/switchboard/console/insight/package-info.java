/** Tests of this package. */
@NullMarked
package switchboard.console.insight;

import org.jspecify.annotations.NullMarked;
