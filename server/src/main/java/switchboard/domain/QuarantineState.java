package switchboard.domain;

import java.util.Locale;

/** The state of an update in quarantine. The names are stored. */
public enum QuarantineState {
  /** Waiting for an operator. */
  HELD,
  /** To be handled again. */
  REPLAY;

  /** The stored name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
