@NullMarked
package switchboard.vault;

import org.jspecify.annotations.NullMarked;
