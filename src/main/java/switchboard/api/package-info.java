/** The JSON endpoints, and the small page at the root. */
@NullMarked
package switchboard.api;

import org.jspecify.annotations.NullMarked;
