/**
 * Updates in, replies out: takes what Telegram brings, commits it in batches, sends what follows.
 */
@NullMarked
package switchboard.engine;

import org.jspecify.annotations.NullMarked;
