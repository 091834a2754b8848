/** Users of the bot: profiles, conversations and sessions. */
@NullMarked
package switchboard.console.people;

import org.jspecify.annotations.NullMarked;
