/** The bot: its screens, its file and the history of that file. */
@NullMarked
package switchboard.console.bot;

import org.jspecify.annotations.NullMarked;
