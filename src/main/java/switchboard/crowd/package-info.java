/** Simulated users who use the bot for some weeks: the demo's history. */
@NullMarked
package switchboard.crowd;

import org.jspecify.annotations.NullMarked;
