package switchboard.web;

import switchboard.domain.Word;

/** Permissions of accounts and tokens. All but the last two are also scopes of tokens. */
public enum Permission implements Word {
  /** Statistics without names or texts. */
  STATS,
  /** Stored data of users, including names and texts. */
  READ,
  /** Sending messages to users. */
  SEND,
  /** Changing users' preferences. */
  PREFERENCES,
  /** Erasing users, and exporting all data of a user. */
  ERASE,
  /** The webhook, tokens, accounts, keys, backups. */
  ADMIN,
  /** The audit log. */
  AUDIT,
  /** One's own account: every login has it, and no token. */
  ACCOUNT;
}
