/** Tests of this package. */
@NullMarked
package switchboard.config;

import org.jspecify.annotations.NullMarked;
