/** Timed work: backups and housekeeping. Sees the store. */
@NullMarked
package switchboard.jobs;

import org.jspecify.annotations.NullMarked;
