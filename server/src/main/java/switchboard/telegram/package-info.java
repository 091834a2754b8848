/** The Bot API: reads updates into domain values and sends calls. */
@NullMarked
package switchboard.telegram;

import org.jspecify.annotations.NullMarked;
