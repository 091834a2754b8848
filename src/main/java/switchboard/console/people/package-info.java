/** The people who use the bot: who they are, what was said, where they are now. */
@NullMarked
package switchboard.console.people;

import org.jspecify.annotations.NullMarked;
