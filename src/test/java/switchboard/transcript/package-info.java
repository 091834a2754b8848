/** Conversations as plain text files, played against any implementation of the bot. */
@NullMarked
package switchboard.transcript;

import org.jspecify.annotations.NullMarked;
