/** Writes what administrators do over HTTP to the audit log. Sees the store and {@code web}. */
@NullMarked
package switchboard.audit;

import org.jspecify.annotations.NullMarked;
