package switchboard.diagnosis;

import java.util.List;

/**
 * The state of one part of the server.
 *
 * @param findings what is wrong if it is down; otherwise warnings at most
 */
public record HealthCheck(String name, State state, List<Finding> findings) {

  /** Their names in lower case are part of the response of {@code /health}. */
  public enum State {
    UP,
    DOWN,
    /** Unknown, as the server has just started. */
    STARTING
  }

  public static HealthCheck up(String name) {
    return new HealthCheck(name, State.UP, List.of());
  }

  /** Down with a problem, or up with a warning. */
  public static HealthCheck of(String name, Finding finding) {
    return new HealthCheck(name, finding.isWrong() ? State.DOWN : State.UP, List.of(finding));
  }

  public static HealthCheck starting(String name) {
    return new HealthCheck(name, State.STARTING, List.of());
  }

  public boolean isDown() {
    return state == State.DOWN;
  }
}
