/** Bot API client: parses updates and executes calls. */
@NullMarked
package switchboard.telegram;

import org.jspecify.annotations.NullMarked;
