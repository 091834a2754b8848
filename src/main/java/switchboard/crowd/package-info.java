/** Made-up people who use the bot in the simulated Telegram for some weeks: the demo's past. */
@NullMarked
package switchboard.crowd;

import org.jspecify.annotations.NullMarked;
