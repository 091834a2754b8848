package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;

class LanesTest extends LanesTestBase {

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
}
