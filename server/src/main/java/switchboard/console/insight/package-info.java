/** The page Insight: figures about the use of the bot, in blocks. */
@NullMarked
package switchboard.console.insight;

import org.jspecify.annotations.NullMarked;
