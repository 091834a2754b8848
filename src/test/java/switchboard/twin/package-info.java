/** Tests of the Telegram simulator, over real HTTP. */
@NullMarked
package switchboard.twin;

import org.jspecify.annotations.NullMarked;
