/** Tests of this package. */
@NullMarked
package switchboard.api;

import org.jspecify.annotations.NullMarked;
