/** The chat page and its HTTP API, which also controls the simulator from outside. */
@NullMarked
package switchboard.simulator.page;

import org.jspecify.annotations.NullMarked;
