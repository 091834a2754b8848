package switchboard.domain;

/** What became of a text that the bot tried to understand. The words are stored. */
public enum TextOutcome implements Word {
  /** It was answered with a screen or page. */
  ANSWERED,
  /** That was not what its author meant. */
  ANSWERED_REFUSED,
  /** Its author was asked which of a few things they meant. */
  OFFERED,
  OFFERED_TAKEN,
  OFFERED_REFUSED,
  NOT_UNDERSTOOD
}
