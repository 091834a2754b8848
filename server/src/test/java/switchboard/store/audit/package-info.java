/** Tests of this package. */
@NullMarked
package switchboard.store.audit;

import org.jspecify.annotations.NullMarked;
