/** Encryption: the master key, and a data key per user. Depends on {@code base} only. */
@NullMarked
package switchboard.vault;

import org.jspecify.annotations.NullMarked;
