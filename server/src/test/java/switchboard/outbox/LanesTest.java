package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import switchboard.base.SlidingWindowTest;
import switchboard.cluster.Membership;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.UserId;

class LanesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final long GROUP = -9;

  private final Lanes lanes = new Lanes(SendLimits.OFF, Membership.ALONE);
  private long lastId;

  /** Adds a message of the bot; returns its id. */
  private long message(Lanes to, long chat, long user, Instant at) {
    return add(
        to, user, new Call.SendMessage(new ChatId(chat), null, new Content("x", List.of())), at);
  }

  private long message(long chat) {
    return message(lanes, chat, chat, NOW);
  }

  private long answer(long user) {
    return add(lanes, user, new Call.AnswerTap("q", null, false), NOW);
  }

  private long add(Lanes to, long user, Call call, Instant at) {
    long id = ++lastId;
    to.add(PendingReply.of(id, new UserId(user), call, at), at);
    return id;
  }

  private Lane next() {
    return lanes.next(NOW).orElseThrow();
  }

  private static long first(Lane lane) {
    return lane.first().id();
  }

  /** The ids in the order sent, if each reply finishes at once. */
  private List<Long> all(Instant at) {
    var sent = new ArrayList<Long>();
    Optional<Lane> lane = lanes.next(at);
    while (lane.isPresent()) {
      sent.add(first(lane.get()));
      lanes.settle(lane.get(), at);
      lane = lanes.next(at);
    }
    return sent;
  }

  @Test
  void aChatGetsItsRepliesInOrder() {
    var ids = LongStream.range(0, 10).map(_ -> message(5)).boxed().toList();
    assertThat(all(NOW)).isEqualTo(ids);
    assertThat(lanes.size()).isZero();
  }

  @Test
  void aChatIsBusyUntilItsFirstReplyIsDoneWith() {
    message(5);
    long second = message(5);
    var lane = next();
    assertThat(lanes.next(NOW)).isEmpty();
    message(5);
    assertThat(lanes.next(NOW)).isEmpty();
    lanes.settle(lane, NOW);
    assertThat(first(next())).isEqualTo(second);
  }

  @Test
  void oneChatDoesNotWaitForAnother() {
    message(5);
    long other = message(6);
    next();
    assertThat(first(next())).isEqualTo(other);
  }

  @Test
  void answersToTapsOvertakeAndHaveNoOrder() {
    long message = message(5);
    long tap = answer(5);
    long secondTap = answer(5);
    assertThat(first(next())).isEqualTo(tap);
    assertThat(first(next())).isEqualTo(secondTap);
    assertThat(first(next())).isEqualTo(message);
  }

  @Test
  void aReplyThatGoesOutAgainWaitsAndKeepsItsPlace() {
    long id = message(5);
    message(5);
    long other = message(6);
    var lane = next();
    lanes.retry(lane, lane.first().tried(), Duration.ofSeconds(4), NOW);
    assertThat(all(NOW)).containsExactly(other);
    assertThat(lanes.wake(NOW)).isEqualTo(NOW.plusSeconds(4));
    assertThat(lanes.next(NOW.plusMillis(3_999))).isEmpty();
    var again = lanes.next(NOW.plusSeconds(4)).orElseThrow();
    assertThat(first(again)).isEqualTo(id);
    assertThat(again.first().attempts()).isEqualTo(1);
  }

  private void limit(int seconds) {
    var lane = next();
    lanes.limit(lane, lane.first(), Duration.ofSeconds(seconds), NOW);
  }

  @Test
  void aLimitedChatPausesAlone() {
    long limited = message(5);
    limit(30);
    long other = message(6);
    assertThat(all(NOW)).containsExactly(other);
    assertThat(all(NOW.plusSeconds(29))).isEmpty();
    assertThat(all(NOW.plusSeconds(30))).containsExactly(limited);
  }

  @Test
  void aChatThatIsLimitedTwiceStillPausesAlone() {
    message(5);
    limit(1);
    var lane = lanes.next(NOW.plusSeconds(1)).orElseThrow();
    lanes.limit(lane, lane.first(), Duration.ofSeconds(30), NOW.plusSeconds(1));
    long other = message(6);
    assertThat(all(NOW.plusSeconds(1))).containsExactly(other);
  }

  @Test
  void whenASecondChatIsLimitedMeanwhileAllPauseButAnswers() {
    message(5);
    limit(30);
    message(6);
    limit(10);
    message(7);
    long tap = answer(7);
    assertThat(all(NOW)).containsExactly(tap);
    assertThat(all(NOW.plusMillis(29_999))).isEmpty();
    assertThat(all(NOW.plusSeconds(30))).hasSize(3);
  }

  @Test
  void aSecondLimitAfterTheFirstIsOverPausesItsChatOnly() {
    long first = message(5);
    limit(5);
    var later = NOW.plusSeconds(5);
    assertThat(all(later)).containsExactly(first);
    message(6);
    var lane = lanes.next(later).orElseThrow();
    lanes.limit(lane, lane.first(), Duration.ofSeconds(5), later);
    long other = message(7);
    assertThat(all(later)).containsExactly(other);
  }

  @Test
  void aPersonIsForgottenButForWhatIsOnItsWayAndForAnswers() {
    long onItsWay = message(5);
    message(5);
    long tap = answer(5);
    long other = message(lanes, GROUP, 6, NOW);
    message(lanes, GROUP, 5, NOW);
    assertThat(first(next())).isEqualTo(tap);
    var busy = next();
    assertThat(first(busy)).isEqualTo(onItsWay);
    lanes.forget(Set.of(new UserId(5)));
    lanes.settle(busy, NOW);
    assertThat(all(NOW)).containsExactly(other);
  }

  @Test
  void aChatThatWasForgottenWhileItStoodInTheQueueDoesNotGoOut() {
    message(lanes, GROUP, 5, NOW);
    long other = message(6);
    lanes.forget(Set.of(new UserId(5)));
    assertThat(lanes.size()).isOne();
    assertThat(all(NOW)).containsExactly(other);
    long again = message(lanes, GROUP, 6, NOW);
    assertThat(all(NOW)).containsExactly(again);
  }

  @Test
  void aChatThatWasForgottenWhileItPausedComesBack() {
    message(5);
    var lane = next();
    lanes.retry(lane, lane.first(), Duration.ofSeconds(4), NOW);
    lanes.forget(Set.of(new UserId(5)));
    assertThat(all(NOW.plusSeconds(4))).isEmpty();
    long again = message(lanes, 5, 5, NOW.plusSeconds(4));
    assertThat(all(NOW.plusSeconds(4))).containsExactly(again);
  }

  @Test
  void repliesThatMoveToAnotherChatComeBeforeItsOwn() {
    long first = message(5);
    long second = message(5);
    long own = message(6);
    var moving = lanes.takeAll(next());
    lanes.prepend(new ChatId(6), moving, NOW);
    assertThat(lanes.size()).isEqualTo(3);
    assertThat(all(NOW)).containsExactly(first, second, own);
  }

  @Test
  void repliesThatMoveComeAfterTheOneThatIsOnItsWay() {
    long first = message(5);
    long own = message(6);
    long second = message(6);
    var leaving = next();
    var busy = next();
    lanes.prepend(new ChatId(6), lanes.takeAll(leaving), NOW);
    assertThat(lanes.next(NOW)).isEmpty();
    assertThat(first(busy)).isEqualTo(own);
    lanes.settle(busy, NOW);
    assertThat(all(NOW)).containsExactly(first, second);
  }

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
