package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.cluster.Membership;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.UserId;
import switchboard.store.ReplyOwnerDao.ReplyClaim;

class DeparturesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private boolean isCurrent = true;
  private long instance = 1;
  private final Membership membership =
      new Membership() {
        @Override
        public boolean isCurrent() {
          return isCurrent;
        }

        @Override
        public long id() {
          return instance;
        }
      };
  private final Lanes lanes = new Lanes(new SendLimits(2), membership);
  private final Departures departures = new Departures(lanes, membership);
  private long lastId;

  private Journal.Claim claim(Call call, Instant at) {
    lanes.add(PendingReply.of(++lastId, new UserId(5), call, at), at);
    var lane = lanes.next(at).orElseThrow();
    var row = new ReplyClaim(lane.first().id(), instance, 1, null, null, at);
    return new Journal.Claim(lane, row, false);
  }

  private static Call message(long chat) {
    return new Call.SendMessage(new ChatId(chat), null, new Content("x", List.of()));
  }

  private void leave(Instant now) {
    lanes.depart(Objects.requireNonNull(departures.next(now)).lane(), now);
  }

  private long next(Instant now) {
    return id(departures.next(now));
  }

  private static long id(Journal.@Nullable Claim claim) {
    return claim == null ? 0 : claim.row().id();
  }

  @Test
  void nothingLeavesWhileTheOthersMayTakeThisInstanceForDead() {
    departures.add(claim(message(1), NOW));
    isCurrent = false;
    assertThat(next(NOW)).isZero();
    assertThat(departures.wake(NOW)).isEqualTo(Instant.MAX);
    isCurrent = true;
    assertThat(departures.wake(NOW)).isEqualTo(NOW);
    assertThat(next(NOW)).isEqualTo(1);
    assertThat(departures.wake(NOW)).isEqualTo(Instant.MAX);
  }

  @Test
  void whatTheOthersHaveTakenOverIsRecognized() {
    var claim = claim(message(1), NOW);
    assertThat(departures.isOwn(claim)).isTrue();
    instance = 2;
    assertThat(departures.isOwn(claim)).isFalse();
  }

  @Test
  void theyLeaveWithinTheLimitAndAnswersDoNotWaitForMessages() {
    for (int chat = 1; chat <= 2; chat++) {
      departures.add(claim(message(chat), NOW));
      leave(NOW);
    }
    var late = NOW.plusMillis(1_000);
    departures.add(claim(message(3), late));
    leave(late);
    departures.add(claim(message(4), late));
    var soon = late.minus(Duration.ofMillis(1));
    assertThat(next(soon)).isZero();
    departures.add(claim(new Call.AnswerTap("q", null, false), late));
    assertThat(next(soon)).isEqualTo(5);
    assertThat(next(late)).isEqualTo(4);
  }
}
