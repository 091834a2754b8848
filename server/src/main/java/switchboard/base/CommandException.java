package switchboard.base;

/** A request that the program cannot carry out; the message says why and what to do. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  public CommandException(String message) {
    this(message, 1);
  }

  public CommandException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
