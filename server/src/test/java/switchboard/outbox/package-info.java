/** Tests of this package. */
@NullMarked
package switchboard.outbox;

import org.jspecify.annotations.NullMarked;
