/** The audit log as a hash chain: appending, restores, verification. */
@NullMarked
package switchboard.store.audit;

import org.jspecify.annotations.NullMarked;
