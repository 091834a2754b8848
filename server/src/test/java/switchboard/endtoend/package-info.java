/** Tests of the whole program: the real server and store with the simulator as Telegram. */
@NullMarked
package switchboard.endtoend;

import org.jspecify.annotations.NullMarked;
