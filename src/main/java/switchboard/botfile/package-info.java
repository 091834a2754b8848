/**
 * Parses the bot file (YAML) into a {@link switchboard.domain.Bot}, or reports all its problems.
 */
@NullMarked
package switchboard.botfile;

import org.jspecify.annotations.NullMarked;
