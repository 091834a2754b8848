/** Tests of this package. */
@NullMarked
package switchboard.botfile;

import org.jspecify.annotations.NullMarked;
