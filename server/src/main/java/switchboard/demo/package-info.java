/** The demo: the whole product on one machine with the simulator as Telegram. */
@NullMarked
package switchboard.demo;

import org.jspecify.annotations.NullMarked;
