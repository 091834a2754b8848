package switchboard.simulator.people;

/** An action that is not possible; the message is shown to the user. */
public final class InvalidActionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InvalidActionException(String message) {
    super(message, null, false, false);
  }
}
