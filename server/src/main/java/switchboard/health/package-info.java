/** Whether updates get through: checks every part on their way and judges the results. */
@NullMarked
package switchboard.health;

import org.jspecify.annotations.NullMarked;
