/** Tests of this package. */
@NullMarked
package switchboard.audit;

import org.jspecify.annotations.NullMarked;
