/** Tests of this package. */
@NullMarked
package switchboard.language;

import org.jspecify.annotations.NullMarked;
