/** Tests of this package. */
@NullMarked
package switchboard.auth;

import org.jspecify.annotations.NullMarked;
