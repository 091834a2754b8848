/** Encryption: the master key, data keys and fingerprints. Sees only {@code base}. */
@NullMarked
package switchboard.crypto;

import org.jspecify.annotations.NullMarked;
