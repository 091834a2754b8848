/**
 * Checks requests against the published Bot API: parameters, types, text formatting and limits,
 * with the error texts of Telegram.
 */
@NullMarked
package switchboard.simulator.check;

import org.jspecify.annotations.NullMarked;
