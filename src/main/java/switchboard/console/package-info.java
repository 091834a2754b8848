/** The pages of administrators. */
@NullMarked
package switchboard.console;

import org.jspecify.annotations.NullMarked;
