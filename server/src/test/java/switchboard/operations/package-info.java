/** Tests of this package. */
@NullMarked
package switchboard.operations;

import org.jspecify.annotations.NullMarked;
