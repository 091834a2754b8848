package switchboard;

/** The program cannot do what it was asked to; the message says why and what to do. */
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
