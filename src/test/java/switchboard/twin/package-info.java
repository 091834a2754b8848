/** Tests of the simulated Telegram, over real HTTP. */
@NullMarked
package switchboard.twin;

import org.jspecify.annotations.NullMarked;
