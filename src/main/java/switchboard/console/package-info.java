/**
 * The pages for administrators, with a package for each part of the navigation; this package
 * contains what they share. The templates are in {@code src/main/jte}, in folders of the same
 * names.
 */
@NullMarked
package switchboard.console;

import org.jspecify.annotations.NullMarked;
