/** Authentication and authorization: accounts, sessions, second factors, API tokens, audit log. */
@NullMarked
package switchboard.access;

import org.jspecify.annotations.NullMarked;
