/** The program: its entry point. Everything else is in a package of its own. */
@NullMarked
package switchboard;

import org.jspecify.annotations.NullMarked;
