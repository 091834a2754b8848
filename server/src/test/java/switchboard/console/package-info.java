/** Tests of this package. */
@NullMarked
package switchboard.console;

import org.jspecify.annotations.NullMarked;
