/** Tests of this package. */
@NullMarked
package switchboard.console.account;

import org.jspecify.annotations.NullMarked;
