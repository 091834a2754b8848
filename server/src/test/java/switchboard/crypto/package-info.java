/** Tests of this package. */
@NullMarked
package switchboard.crypto;

import org.jspecify.annotations.NullMarked;
