/** Tests of the figures about the use of the bot. */
@NullMarked
package switchboard.insight;

import org.jspecify.annotations.NullMarked;
