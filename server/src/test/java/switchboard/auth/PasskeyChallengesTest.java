package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class PasskeyChallengesTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aChallengeIsGoodOnceForItsPurposeUntilItExpiresAtAnyInstance() {
    try (var store = database.open(folder)) {
      var one = new PasskeyChallenges(store, () -> now);
      var other = new PasskeyChallenges(store, () -> now);
      var ticket = one.issue("login");
      assertThat(other.check(ticket.text(), "login")).isPresent();
      assertThat(other.check(ticket.text(), "adding")).isEmpty();
      assertThat(other.spend(ticket)).isTrue();
      assertThat(one.check(ticket.text(), "login")).isEmpty();
      assertThat(one.spend(ticket)).isFalse();
      var late = one.issue("login");
      now = now.plus(PasskeyChallenges.GOOD_FOR);
      assertThat(one.check(late.text(), "login")).isEmpty();
    }
  }

  @Test
  void usedChallengesAreForgottenWhenTheyHaveExpired() {
    try (var store = database.open(folder)) {
      var challenges = new PasskeyChallenges(store, () -> now);
      challenges.spend(challenges.issue("login"));
      now = now.plus(PasskeyChallenges.GOOD_FOR).plusSeconds(1);
      challenges.spend(challenges.issue("login"));
      assertThat(database.rows(folder, "SELECT challenge FROM spent_challenges")).hasSize(1);
    }
  }
}
