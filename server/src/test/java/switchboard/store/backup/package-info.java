/** Tests of this package. */
@NullMarked
package switchboard.store.backup;

import org.jspecify.annotations.NullMarked;
