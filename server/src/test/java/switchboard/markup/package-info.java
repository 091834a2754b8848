/** Tests of this package. */
@NullMarked
package switchboard.markup;

import org.jspecify.annotations.NullMarked;
