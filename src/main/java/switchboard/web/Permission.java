package switchboard.web;

import java.util.Locale;

/** What somebody may do here. Each but the last two is also a scope that a token can have. */
public enum Permission {
  /** Figures without names or texts. */
  STATS,
  /** What is kept of people, names and texts included. */
  READ,
  /** Writing to people. */
  SEND,
  /** Changing what people have set. */
  PREFERENCES,
  /** Erasing people, and giving out all that is kept of one. */
  ERASE,
  /** The webhook, tokens, accounts, keys, backups. */
  ADMIN,
  /** The log of what administrators did. */
  AUDIT,
  /** One's own account: everybody who is logged in, and no token. */
  ACCOUNT;

  /** As it is written in tokens, commands and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
