/** Tests of this package. */
@NullMarked
package switchboard.demo;

import org.jspecify.annotations.NullMarked;
