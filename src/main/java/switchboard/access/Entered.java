package switchboard.access;

import switchboard.store.Rows;

/**
 * An account that has just authenticated and whose session is about to be created.
 *
 * @param withFactor whether authentication included a second factor, as a passkey does
 */
public record Entered(Rows.Account account, boolean withFactor, LoginDetails details) {}
