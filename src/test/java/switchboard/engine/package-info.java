/** Tests of the way in and the way out. */
@NullMarked
package switchboard.engine;

import org.jspecify.annotations.NullMarked;
