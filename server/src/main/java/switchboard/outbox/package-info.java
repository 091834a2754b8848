/** Replies out: order per chat, rate limits, retries. Sees the store and {@code telegram}. */
@NullMarked
package switchboard.outbox;

import org.jspecify.annotations.NullMarked;
