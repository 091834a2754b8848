/** Tests of this package. */
@NullMarked
package switchboard.web;

import org.jspecify.annotations.NullMarked;
