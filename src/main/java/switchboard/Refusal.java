package switchboard;

/** A request that the program cannot carry out; the message says why and what to do. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  Refusal(String message) {
    this(message, 1);
  }

  Refusal(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
