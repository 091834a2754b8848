/** Tests of update processing and of the outbox. */
@NullMarked
package switchboard.engine;

import org.jspecify.annotations.NullMarked;
