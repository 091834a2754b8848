/** Tests of this package. */
@NullMarked
package switchboard.console.links;

import org.jspecify.annotations.NullMarked;
