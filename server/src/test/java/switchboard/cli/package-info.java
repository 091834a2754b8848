/** Tests of this package. */
@NullMarked
package switchboard.cli;

import org.jspecify.annotations.NullMarked;
