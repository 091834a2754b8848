package switchboard.auth;

import switchboard.store.AccountDao.AccountRow;

/**
 * An account that has just authenticated and whose session is about to be created.
 *
 * @param withFactor whether authentication included a second factor, as a passkey does
 */
public record Authenticated(AccountRow account, boolean withFactor, LoginDetails details) {}
