/**
 * The pages for administrators, a package for each part of the navigation; here is what all of them
 * share. Their templates are in {@code src/main/jte}, in folders of the same names.
 */
@NullMarked
package switchboard.console;

import org.jspecify.annotations.NullMarked;
