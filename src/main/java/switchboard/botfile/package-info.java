/**
 * Reads the bot file (YAML) into a {@link switchboard.domain.Bot}, or says all that is wrong with
 * it.
 */
@NullMarked
package switchboard.botfile;

import org.jspecify.annotations.NullMarked;
