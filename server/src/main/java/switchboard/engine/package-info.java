/** Updates in: batches, decisions and their transaction. Sees the brain, the store, the outbox. */
@NullMarked
package switchboard.engine;

import org.jspecify.annotations.NullMarked;
