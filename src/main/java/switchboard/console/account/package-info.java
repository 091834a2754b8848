/** Logins, accounts, second factors and tokens. */
@NullMarked
package switchboard.console.account;

import org.jspecify.annotations.NullMarked;
