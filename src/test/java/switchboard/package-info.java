/** Tests of the whole program: the real server, the real store, and the simulator as Telegram. */
@NullMarked
package switchboard;

import org.jspecify.annotations.NullMarked;
