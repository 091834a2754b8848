/** Processing pipeline: receives updates, commits them in batches and sends the replies. */
@NullMarked
package switchboard.engine;

import org.jspecify.annotations.NullMarked;
