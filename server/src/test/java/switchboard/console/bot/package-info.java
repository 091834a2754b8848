/** Tests of this package. */
@NullMarked
package switchboard.console.bot;

import org.jspecify.annotations.NullMarked;
