/**
 * The state of the simulated Telegram behind one lock: bots, people, chats, queued updates, clock.
 * Sees only {@code check}.
 */
@NullMarked
package switchboard.simulator.world;

import org.jspecify.annotations.NullMarked;
