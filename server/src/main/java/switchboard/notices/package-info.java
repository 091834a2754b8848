/**
 * Notices to operators in their own Telegram, and alarms where Telegram cannot be used: what is
 * wrong, who is told, and what they have been told already.
 */
@NullMarked
package switchboard.notices;

import org.jspecify.annotations.NullMarked;
