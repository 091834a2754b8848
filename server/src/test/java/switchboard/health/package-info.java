/** Tests of this package. */
@NullMarked
package switchboard.health;

import org.jspecify.annotations.NullMarked;
