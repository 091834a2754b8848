/** Periodic jobs. */
@NullMarked
package switchboard.jobs;

import org.jspecify.annotations.NullMarked;
