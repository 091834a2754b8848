package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import switchboard.domain.Goal;
import switchboard.domain.LocalizedText;

class AttemptTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** A screen, so many minutes after noon. */
  private record Shown(String screen, long minute) {

    Instant at() {
      return NOON.plus(Duration.ofMinutes(minute));
    }
  }

  private static Goal goal(String... steps) {
    return new Goal(
        "g", new LocalizedText(Map.of("en", "G"), "en"), List.of(steps), Duration.ofMinutes(60));
  }

  private static Shown shown(String screen, long minute) {
    return new Shown(screen, minute);
  }

  private static Attempt attempt(long from, int step, long to, boolean done) {
    return new Attempt(shown("", from).at(), step, shown("", to).at(), done);
  }

  /** The attempts, each as it ended. */
  private static List<Attempt> play(Goal goal, Shown... all) {
    var attempts = new ArrayList<Attempt>();
    for (var one : all) {
      var latest = attempts.isEmpty() ? null : attempts.getLast();
      Attempt.next(goal, latest, one.screen(), one.at())
          .ifPresent(next -> {
            if (latest != null && latest.startedAt().equals(next.startedAt())) {
              attempts.removeLast();
            }
            attempts.add(next);
          });
    }
    return attempts;
  }

  @Test
  void otherScreensMayComeBetweenTheSteps() {
    assertThat(
            play(
                goal("a", "b", "c"),
                shown("x", 0),
                shown("a", 1),
                shown("x", 2),
                shown("b", 3),
                shown("c", 9)))
        .containsExactly(attempt(1, 3, 9, true));
  }

  @Test
  void stepsCountInTheirOrder() {
    assertThat(play(goal("a", "b", "c"), shown("b", 0), shown("a", 1), shown("c", 2)))
        .containsExactly(attempt(1, 1, 1, false));
  }

  @Test
  void theFirstStepShownAgainBeginsNoOtherAttempt() {
    assertThat(play(goal("a", "b"), shown("a", 0), shown("a", 50), shown("b", 59)))
        .containsExactly(attempt(0, 2, 59, true));
  }

  @Test
  void anAttemptEndsAfterItsTime() {
    assertThat(play(goal("a", "b"), shown("a", 0), shown("b", 60)))
        .containsExactly(attempt(0, 1, 0, false));
    assertThat(play(goal("a", "b"), shown("a", 0), shown("a", 60), shown("b", 61)))
        .containsExactly(attempt(0, 1, 0, false), attempt(60, 2, 61, true));
  }

  @Test
  void afterTheGoalAnotherAttemptMayBegin() {
    assertThat(play(goal("a", "b"), shown("a", 0), shown("b", 1), shown("b", 2), shown("a", 3)))
        .containsExactly(attempt(0, 2, 1, true), attempt(3, 1, 3, false));
  }

  @Test
  void aGoalOfOneStepIsReachedAtOnce() {
    assertThat(play(goal("a"), shown("a", 0), shown("a", 5)))
        .containsExactly(attempt(0, 1, 0, true), attempt(5, 1, 5, true));
  }

  @Test
  void attemptsAtTheSameTimeOrWithAClockSetBackBeginOneAfterTheOther() {
    var first = NOON.plusMillis(1);
    assertThat(play(goal("a"), shown("a", 0), shown("a", 0), shown("a", -30)))
        .extracting(Attempt::startedAt)
        .containsExactly(NOON, first, first.plusMillis(1));
    assertThat(play(goal("a", "b"), shown("a", 0), shown("b", -30)))
        .containsExactly(attempt(0, 2, 0, true));
  }

  /** The bot file may change while an attempt runs. */
  @Test
  void stepsMayBeAddedAndRemoved() {
    var running = attempt(0, 2, 5, false);
    assertThat(Attempt.next(goal("a", "b"), running, "b", NOON)).isEmpty();
    assertThat(Attempt.next(goal("a", "b"), running, "a", shown("", 6).at()))
        .contains(attempt(6, 1, 6, false));
    var done = attempt(0, 2, 5, true);
    assertThat(Attempt.next(goal("a", "b", "c"), done, "c", shown("", 6).at())).isEmpty();
  }

  @RepeatedTest(50)
  void anyScreensGiveTheAttemptsOfARecount() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var goal = List.of(goal("a"), goal("a", "b"), goal("a", "b", "c")).get(random.nextInt(3));
    var all = new ArrayList<Shown>();
    long minute = 0;
    for (int i = 0; i < 60; i++) {
      minute += 1 + random.nextInt(20);
      all.add(shown(List.of("a", "b", "c", "x").get(random.nextInt(4)), minute));
    }
    assertThat(play(goal, all.toArray(Shown[]::new)))
        .as("seed %d", seed)
        .isEqualTo(recount(goal, all));
  }

  /** Finds each attempt in the list of all that was shown. */
  private static List<Attempt> recount(Goal goal, List<Shown> all) {
    var attempts = new ArrayList<Attempt>();
    int from = 0;
    while (from < all.size()) {
      var first = all.get(from);
      if (!first.screen().equals(goal.steps().getFirst())) {
        from++;
        continue;
      }
      var inTime =
          all.subList(from, all.size()).stream()
              .takeWhile(it -> it.minute() < first.minute() + 60)
              .toList();
      int step = 0;
      int place = 0;
      int last = 0;
      for (; place < inTime.size() && step < goal.steps().size(); place++) {
        if (inTime.get(place).screen().equals(goal.steps().get(step))) {
          step++;
          last = place;
        }
      }
      attempts.add(
          new Attempt(first.at(), step, inTime.get(last).at(), step == goal.steps().size()));
      from += place;
    }
    return attempts;
  }
}
