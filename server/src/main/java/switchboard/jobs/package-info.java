/** Timed work: the scheduler, backups and housekeeping. */
@NullMarked
package switchboard.jobs;

import org.jspecify.annotations.NullMarked;
