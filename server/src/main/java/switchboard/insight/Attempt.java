package switchboard.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Goal;

/**
 * A user's attempt at a goal. It begins with the first step and ends with the last one, or when its
 * time is over.
 *
 * @param step how many steps were reached
 * @param reachedAt when the last of them was
 * @param done whether that was the last step of the goal
 */
public record Attempt(Instant startedAt, int step, Instant reachedAt, boolean done) {

  private static final Duration TICK = Duration.ofMillis(1);

  /**
   * What a screen changes when it is shown: the attempt goes on, or another one begins. Empty if it
   * changes nothing. No attempt begins before or with an earlier one, even if the clock was set
   * back or both came at once.
   *
   * @param latest attempt of the user at the goal, if there was one
   */
  public static Optional<Attempt> next(
      Goal goal, @Nullable Attempt latest, String screen, Instant at) {
    var steps = goal.steps();
    if (latest != null && latest.isRunning(goal, at)) {
      return steps.get(latest.step).equals(screen)
          ? Optional.of(latest.goOn(steps.size(), at))
          : Optional.empty();
    }
    return steps.getFirst().equals(screen)
        ? Optional.of(
            begin(latest == null ? at : later(at, latest.startedAt.plus(TICK)), steps.size()))
        : Optional.empty();
  }

  private static Attempt begin(Instant at, int steps) {
    return new Attempt(at, 1, at, steps == 1);
  }

  private Attempt goOn(int steps, Instant at) {
    return new Attempt(startedAt, step + 1, later(at, reachedAt), step + 1 == steps);
  }

  /** A goal of the bot file may have lost steps since it began. */
  private boolean isRunning(Goal goal, Instant at) {
    return !done && step < goal.steps().size() && at.isBefore(startedAt.plus(goal.within()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** From the first step to the last one reached. */
  public Duration duration() {
    return Duration.between(startedAt, reachedAt);
  }
}
