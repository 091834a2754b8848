/** Tests of this package. */
@NullMarked
package switchboard.console.people;

import org.jspecify.annotations.NullMarked;
