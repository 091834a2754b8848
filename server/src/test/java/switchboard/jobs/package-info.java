/** Tests of this package. */
@NullMarked
package switchboard.jobs;

import org.jspecify.annotations.NullMarked;
