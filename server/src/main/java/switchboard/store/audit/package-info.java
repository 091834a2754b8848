/** The audit log as a hash chain, its end marker in the key database, and its verification. */
@NullMarked
package switchboard.store.audit;

import org.jspecify.annotations.NullMarked;
