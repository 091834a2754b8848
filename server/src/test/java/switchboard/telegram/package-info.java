/** Tests of this package. */
@NullMarked
package switchboard.telegram;

import org.jspecify.annotations.NullMarked;
