/** Conversations as plain text files, played against anything that behaves like the bot. */
@NullMarked
package switchboard.transcript;

import org.jspecify.annotations.NullMarked;
