package switchboard.domain;

/**
 * What became of a file that a user sent. The names are stored.
 *
 * <pre>
 *   OFFERED ──► PENDING ──► STORED, TOO_BIG, GONE, REFUSED or INFECTED
 *                  ▲ │
 *                  └─┘  retried
 * </pre>
 */
public enum FileState implements Word {
  /** Telegram has it; the settings do not ask for it, but an operator may. */
  OFFERED,
  /** Waiting to be downloaded or retried. */
  PENDING,
  STORED,
  /** Larger than the settings or Telegram allow. */
  TOO_BIG,
  /** Neither Telegram nor the data folder has it any more. */
  GONE,
  /** Not downloaded because the space for files is used up. */
  REFUSED,
  /** The virus scanner found something; nothing of it was kept. */
  INFECTED;
}
