/** The overview page: current state and activity. */
@NullMarked
package switchboard.console.overview;

import org.jspecify.annotations.NullMarked;
