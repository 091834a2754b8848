/** Tests of this package. */
@NullMarked
package switchboard.console.system;

import org.jspecify.annotations.NullMarked;
