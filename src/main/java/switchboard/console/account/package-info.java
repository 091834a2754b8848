/** Who may come in: logins, accounts, second factors, tokens. */
@NullMarked
package switchboard.console.account;

import org.jspecify.annotations.NullMarked;
