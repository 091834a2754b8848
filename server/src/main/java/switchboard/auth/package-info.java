/** Authentication and authorization: logins, second factors, passkeys, API tokens, throttling. */
@NullMarked
package switchboard.auth;

import org.jspecify.annotations.NullMarked;
