package switchboard.access;

import switchboard.store.Rows;

/**
 * Somebody who has just proved who they are, and of whom a login is to begin.
 *
 * @param withFactor whether by something that needs no second factor
 */
public record Entered(Rows.Account account, boolean withFactor, LoginDetails details) {}
