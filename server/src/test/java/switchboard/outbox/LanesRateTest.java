package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import switchboard.base.SlidingWindowTest;
import switchboard.cluster.Membership;

/** How fast lanes send. */
class LanesRateTest extends LanesTestBase {

  @Test
  void theRateIsKeptInAllAndPerChatWhoeverWaits() {
    var paced = new Lanes(new SendLimits(30), Membership.ALONE);
    for (int i = 0; i < 400; i++) {
      message(paced, i % 2 == 0 ? 5 : GROUP, 5, NOW);
      message(paced, 100 + i, 5, NOW);
    }
    var inAll = new ArrayList<Instant>();
    var toPerson = new ArrayList<Instant>();
    var toGroup = new ArrayList<Instant>();
    var now = NOW;
    while (paced.size() > 0) {
      for (var lane = paced.next(now); lane.isPresent(); lane = paced.next(now)) {
        inAll.add(now);
        long chat = Objects.requireNonNull(lane.get().chat()).value();
        if (chat < 100) {
          (chat == GROUP ? toGroup : toPerson).add(now);
        }
        paced.settle(lane.get(), now);
      }
      now = paced.size() == 0 ? now : paced.wake(now);
    }
    assertThat(inAll).hasSize(800);
    assertThat(SlidingWindowTest.most(inAll, Duration.ofSeconds(1))).isEqualTo(30);
    assertThat(SlidingWindowTest.most(toPerson, Duration.ofSeconds(3))).isEqualTo(3);
    assertThat(SlidingWindowTest.most(toGroup, Duration.ofMinutes(1))).isEqualTo(20);
  }

  @Test
  void lanesWithNothingToDoAndToRememberAreSwept() {
    var paced = new Lanes(new SendLimits(1_000), Membership.ALONE);
    var now = NOW;
    for (long chat = 1; chat <= 5_000; chat++) {
      now = now.plusMillis(10);
      message(paced, chat, chat, now);
      paced.settle(paced.next(now).orElseThrow(), now);
    }
    assertThat(paced.chats()).isLessThan(2_000);
  }

  @Test
  void aSweepLetsNobodySendFaster() {
    var paced = new Lanes(new SendLimits(1_000_000), Membership.ALONE);
    for (long chat = 1; chat <= 3_000; chat++) {
      for (int i = 0; i < 3; i++) {
        message(paced, chat, chat, NOW);
        paced.settle(paced.next(NOW).orElseThrow(), NOW);
      }
    }
    message(paced, 1, 1, NOW);
    assertThat(paced.next(NOW)).isEmpty();
    assertThat(paced.wake(NOW)).isEqualTo(NOW.plusSeconds(3));
  }

  private List<Lane> claimAll(Lanes from, Instant now) {
    var claimed = new ArrayList<Lane>();
    for (var lane = from.next(now); lane.isPresent(); lane = from.next(now)) {
      claimed.add(lane.get());
    }
    return claimed;
  }

  @Test
  void whatWasClaimedLongAgoLeavesWithinTheLimitToo() {
    var paced = new Lanes(new SendLimits(3), Membership.ALONE);
    for (int chat = 1; chat <= 12; chat++) {
      message(paced, chat, chat, NOW);
    }
    for (var lane : claimAll(paced, NOW)) {
      assertThat(paced.departure(lane, NOW)).isEqualTo(NOW);
      paced.depart(lane, NOW);
    }
    var late = NOW.plusMillis(1_800);
    for (var lane : claimAll(paced, NOW.plusSeconds(1))) {
      assertThat(paced.departure(lane, late)).isEqualTo(late);
      paced.depart(lane, late);
    }
    var next = claimAll(paced, NOW.plusSeconds(2));
    assertThat(next).hasSize(3);
    assertThat(paced.departure(next.getFirst(), NOW.plusSeconds(2))).isEqualTo(late.plusSeconds(1));
    assertThat(claimAll(paced, NOW.plusSeconds(20))).as("none of three has left").isEmpty();
    next.forEach(lane -> paced.settle(lane, NOW.plusSeconds(20)));
    assertThat(claimAll(paced, NOW.plusSeconds(20))).hasSize(3);
  }
}
