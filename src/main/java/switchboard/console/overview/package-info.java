/** The overview of the bot. */
@NullMarked
package switchboard.console.overview;

import org.jspecify.annotations.NullMarked;
