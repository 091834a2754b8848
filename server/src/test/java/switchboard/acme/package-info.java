/** Tests of this package. */
@NullMarked
package switchboard.acme;

import org.jspecify.annotations.NullMarked;
