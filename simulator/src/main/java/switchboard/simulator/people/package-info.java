/** What people do: write, send files, press buttons, block the bot. */
@NullMarked
package switchboard.simulator.people;

import org.jspecify.annotations.NullMarked;
