package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.domain.UserId;
import switchboard.insight.DurationBucket;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestServer;

/** Attempts at goals, as updates are handled. */
@OnEachDatabase
class GoalCounterTest extends GoalTestBase {

  private static final long ANN = 7;

  private List<String> figures() {
    return rows(
        "SELECT goal, step, sum(attempts) FROM goal_figures GROUP BY goal, step"
            + " HAVING sum(attempts) <> 0 ORDER BY goal, step");
  }

  @Test
  void stepsOfSeveralBatchesAreOneAttempt() {
    arrive(ANN, "");
    tap(ANN, "a");
    handle();
    after(5);
    tap(ANN, "b");
    tap(ANN, "c");
    handle();
    assertThat(figures()).containsExactly("book|1|1", "book|2|1", "look|1|1", "pay|1|1", "pay|2|1");
    assertThat(rows("SELECT goal, bucket, attempts FROM goal_times ORDER BY goal"))
        .containsExactly(
            "book|%d|1".formatted(DurationBucket.of(Duration.ofMinutes(5)).number()), "look|0|1");
  }

  @Test
  void onlyTapsAndCommandsAreSteps() {
    arrive(ANN, "");
    add(TestServer.text(++updates, ANN, "/a"));
    add(TestServer.text(++updates, ANN, "hello"));
    handle();
    assertThat(figures()).containsExactly("book|1|1", "look|1|1");
  }

  @Test
  void theFirstGoalThatIsReachedCountsForTheLinkThatBroughtTheUser() {
    arrive(ANN, "l-poster");
    arrive(8, "l-poster");
    arrive(9, "");
    tap(ANN, "a");
    tap(ANN, "a");
    tap(8, "c");
    handle();
    tap(ANN, "c");
    tap(8, "a");
    handle();
    assertThat(rows("SELECT user_id FROM journeys WHERE reached = 1 ORDER BY user_id"))
        .containsExactly("7", "8");
    assertThat(
            rows(
                "SELECT source, sum(reached) FROM link_figures GROUP BY source HAVING sum(reached) > 0"))
        .containsExactly("l-poster|2");
  }

  @Test
  void usersWithoutAJourneyAreNotCounted() {
    arrive(ANN, "");
    store.run(tables -> tables.journeys().delete(new UserId(ANN)));
    tap(ANN, "a");
    handle();
    assertThat(figures()).isEmpty();
    assertThat(rows("SELECT * FROM goal_attempts")).isEmpty();
  }

  @Test
  void anErasedUserIsInNoFigure() {
    arrive(ANN, "");
    arrive(8, "");
    tap(ANN, "a");
    tap(8, "a");
    handle();
    tap(ANN, "c");
    tap(8, "b");
    erase(ANN);
    tap(8, "c");
    handle();
    assertThat(figures()).containsExactly("book|1|1", "book|2|1", "look|1|1", "pay|1|1", "pay|2|1");
    assertThat(rows("SELECT goal, sum(attempts) FROM goal_times GROUP BY goal ORDER BY goal"))
        .containsExactly("book|1", "look|1");
    assertThat(rows("SELECT DISTINCT user_id FROM goal_attempts")).containsExactly("8");
  }

  /** In milliseconds; otherwise an erasure subtracts from another bucket. */
  @Test
  void timesAreCountedAsTheyAreStored() {
    arrive(ANN, "");
    now = Instant.parse("2026-03-02T10:00:00.000900Z");
    tap(ANN, "a");
    now = now.plusNanos(9_200_000);
    tap(ANN, "c");
    handle();
    erase(ANN);
    handle();
    assertThat(rows("SELECT * FROM goal_times WHERE attempts <> 0")).isEmpty();
  }
}
