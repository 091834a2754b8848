/** Pages about users: list, person, messages and sessions. */
@NullMarked
package switchboard.console.people;

import org.jspecify.annotations.NullMarked;
