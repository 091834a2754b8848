package switchboard.domain;

/** The state of an update in quarantine. The names are stored. */
public enum QuarantineState {
  /** Waiting for an operator. */
  HELD,
  /** To be handled again. */
  REPLAY
}
