package switchboard.domain;

/** Why an operator should look at a reply. The names are stored. */
public enum ReplyTrouble implements Word {
  /** Telegram refused it. */
  REFUSED,
  /** Something on the way to Telegram refused it, such as a proxy. */
  INTERCEPTED,
  /** It failed repeatedly while others were sent. */
  GIVEN_UP,
  /** It may or may not have been sent. */
  UNKNOWN,
  /** It was sent without buttons that Telegram refused. */
  WITHOUT_BUTTONS,
  /** It was sent as plain text because Telegram refused its formatting. */
  WITHOUT_FORMATTING,
  /** It was sent without a file that is missing or that Telegram refused. */
  WITHOUT_FILE;
}
