/**
 * Reads the bot file (YAML) into a {@link switchboard.domain.Bot} or reports every mistake in it.
 */
@NullMarked
package switchboard.botfile;

import org.jspecify.annotations.NullMarked;
