/** Work by the clock. */
@NullMarked
package switchboard.jobs;

import org.jspecify.annotations.NullMarked;
