/** Findings about the health of the server and its webhook, as values. Sees only {@code base}. */
@NullMarked
package switchboard.diagnosis;

import org.jspecify.annotations.NullMarked;
