/**
 * Telegram's HTML and its limits: what a text shows, how long that is, and what is wrong with it.
 * Pure functions.
 */
@NullMarked
package switchboard.markup;

import org.jspecify.annotations.NullMarked;
