/**
 * Free text to screens: which screen or action a person means. Pure, but for reading its lexicon.
 */
@NullMarked
package switchboard.language;

import org.jspecify.annotations.NullMarked;
