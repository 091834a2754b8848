/** Decisions: what follows from an update. Pure: no clock, randomness, I/O or logging. */
@NullMarked
package switchboard.brain;

import org.jspecify.annotations.NullMarked;
