/** The bot itself: its screens, its file and how that changed. */
@NullMarked
package switchboard.console.bot;

import org.jspecify.annotations.NullMarked;
