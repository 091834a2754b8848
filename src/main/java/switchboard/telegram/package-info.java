/** Translates between the Bot API and our words: updates in, calls out. */
@NullMarked
package switchboard.telegram;

import org.jspecify.annotations.NullMarked;
