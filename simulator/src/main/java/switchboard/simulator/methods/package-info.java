/** The methods of the Bot API, each acting on the world. */
@NullMarked
package switchboard.simulator.methods;

import org.jspecify.annotations.NullMarked;
