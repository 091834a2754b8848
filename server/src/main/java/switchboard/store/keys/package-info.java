/** The key database: a data key per person, wrapped by the master key; rotation. */
@NullMarked
package switchboard.store.keys;

import org.jspecify.annotations.NullMarked;
