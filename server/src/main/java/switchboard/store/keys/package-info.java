/** The keys database: a data key per user, key rotation, the end marker of the audit log. */
@NullMarked
package switchboard.store.keys;

import org.jspecify.annotations.NullMarked;
