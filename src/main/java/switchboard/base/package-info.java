/** Files and processes as the operating system sees them: owners, and why an access failed. */
@NullMarked
package switchboard.base;

import org.jspecify.annotations.NullMarked;
