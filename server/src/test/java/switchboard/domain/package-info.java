/** Tests of this package. */
@NullMarked
package switchboard.domain;

import org.jspecify.annotations.NullMarked;
