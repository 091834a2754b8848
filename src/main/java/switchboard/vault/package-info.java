/** Keys and what they lock: the master key, a data key per person. Sees nothing of ours. */
@NullMarked
package switchboard.vault;

import org.jspecify.annotations.NullMarked;
