/** Tests of this package. */
@NullMarked
package switchboard;

import org.jspecify.annotations.NullMarked;
