/** Tests of this package. */
@NullMarked
package switchboard.webhook;

import org.jspecify.annotations.NullMarked;
