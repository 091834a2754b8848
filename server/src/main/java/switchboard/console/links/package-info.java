/** Links that open a screen of the bot: to make, to print, and what came of them. */
@NullMarked
package switchboard.console.links;

import org.jspecify.annotations.NullMarked;
