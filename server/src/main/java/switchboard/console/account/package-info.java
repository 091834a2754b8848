/** Pages for logins, accounts, second factors and API tokens. */
@NullMarked
package switchboard.console.account;

import org.jspecify.annotations.NullMarked;
