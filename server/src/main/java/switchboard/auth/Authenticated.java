package switchboard.auth;

import switchboard.store.Rows;

/**
 * An account that has just authenticated and whose session is about to be created.
 *
 * @param withFactor whether authentication included a second factor, as a passkey does
 */
public record Authenticated(Rows.Account account, boolean withFactor, LoginDetails details) {}
