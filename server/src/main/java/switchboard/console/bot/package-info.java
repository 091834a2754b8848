/** Pages about the bot file: its screens, problems and versions. */
@NullMarked
package switchboard.console.bot;

import org.jspecify.annotations.NullMarked;
