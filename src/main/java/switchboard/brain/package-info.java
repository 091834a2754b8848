/** The decisions: what follows from an update. Pure: no clock, no dice, no input or output. */
@NullMarked
package switchboard.brain;

import org.jspecify.annotations.NullMarked;
