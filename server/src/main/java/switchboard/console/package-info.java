/**
 * The console: what its pages share. Each part of the navigation is a package; templates lie in
 * {@code src/main/jte}.
 */
@NullMarked
package switchboard.console;

import org.jspecify.annotations.NullMarked;
