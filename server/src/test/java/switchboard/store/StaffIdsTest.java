package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.domain.UserId;

class StaffIdsTest {

  private static final UserId ANN = new UserId(7);
  private static final UserId BOB = new UserId(8);

  private long now;
  private final StaffIds ids = new StaffIds(() -> now);

  @Test
  void whatOthersChangeIsSeenWhenItIsReadAgain() {
    ids.read(Set.of(ANN));
    assertThat(ids.contains(ANN)).isTrue();
    assertThat(ids.contains(BOB)).isFalse();
    ids.read(Set.of(BOB));
    assertThat(ids.contains(ANN)).isFalse();
    assertThat(ids.contains(BOB)).isTrue();
  }

  @Test
  void aReadThatBeganBeforeALinkWasCommittedDoesNotUndoIt() {
    ids.linked(ANN);
    ids.read(Set.of());
    assertThat(ids.contains(ANN)).isTrue();
    now += Duration.ofMinutes(1).toNanos();
    ids.read(Set.of());
    assertThat(ids.contains(ANN)).isFalse();
  }

  @Test
  void anUnlinkedUserIsNoOperatorAtOnce() {
    ids.linked(ANN);
    ids.unlinked(ANN);
    ids.read(Set.of());
    assertThat(ids.isEmpty()).isTrue();
  }
}
