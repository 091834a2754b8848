/** Figures about the use of the bot, computed from what happened: plain Java. */
@NullMarked
package switchboard.insight;

import org.jspecify.annotations.NullMarked;
