/**
 * The decisions: what follows from an update. Pure: no clock, no randomness, no input or output.
 */
@NullMarked
package switchboard.brain;

import org.jspecify.annotations.NullMarked;
