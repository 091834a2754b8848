/** Wiring and start-up: opens the parts of the server in order and closes them again. */
@NullMarked
package switchboard.app;

import org.jspecify.annotations.NullMarked;
