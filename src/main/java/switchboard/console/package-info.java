/** The pages for administrators; their templates are in {@code src/main/jte}. */
@NullMarked
package switchboard.console;

import org.jspecify.annotations.NullMarked;
