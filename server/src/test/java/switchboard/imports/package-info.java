/** Tests of this package. */
@NullMarked
package switchboard.imports;

import org.jspecify.annotations.NullMarked;
