/** Tests of files that users send. */
@NullMarked
package switchboard.media;

import org.jspecify.annotations.NullMarked;
