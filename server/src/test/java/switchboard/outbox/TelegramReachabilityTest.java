package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.telegram.SendResult;

class TelegramReachabilityTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final SendResult PAGE = new SendResult.Foreign(403);
  private static final SendResult DONE = new SendResult.Done(1L);

  private final TelegramReachability way = new TelegramReachability();

  private static Instant second(int number) {
    return NOW.plusSeconds(number);
  }

  @ParameterizedTest
  @CsvSource({"400, false", "403, false", "413, false", "401, true", "404, true"})
  void onlyRefusalsOfTheTokenOrTheMethodMayConcernOthers(int code, boolean failure) {
    assertThat(TelegramReachability.isFailure(new SendResult.Refused(code, "why")))
        .isEqualTo(failure);
  }

  @Test
  void aFailureIsFollowedByOneProbe() {
    assertThat(way.probes(second(0))).isFalse();
    way.saw(PAGE, true, second(0));
    assertThat(way.probes(second(0))).isTrue();
    assertThat(way.probes(second(5))).as("it is on its way").isFalse();
    way.probed(PAGE, second(5));
    assertThat(way.probes(second(6))).as("nothing failed since").isFalse();
    way.saw(PAGE, true, second(6));
    assertThat(way.probes(second(6))).isTrue();
  }

  @Test
  void probesAreASecondApart() {
    way.saw(PAGE, true, second(0));
    way.probes(second(0));
    way.probed(PAGE, NOW.plusMillis(10));
    way.saw(PAGE, true, NOW.plusMillis(20));
    assertThat(way.probes(NOW.plusMillis(999))).isFalse();
    assertThat(way.probes(second(1))).isTrue();
  }

  @Test
  void anAnswerToAnotherCallSavesTheProbe() {
    way.saw(PAGE, true, second(0));
    way.saw(DONE, true, second(1));
    assertThat(way.probes(second(1))).isFalse();
    assertThat(way.isOpenSince(second(0))).isTrue();
    assertThat(way.isOpenSince(second(2))).isFalse();
  }

  @Test
  void aRefusalIsAnAnswerToo() {
    way.saw(new SendResult.Refused(400, "why"), true, second(1));
    assertThat(way.isOpenSince(second(0))).isTrue();
  }

  @Test
  void aProbeThatIsAnsweredByTelegramOpensTheWayAndAPageDoesNot() {
    way.saw(PAGE, true, second(0));
    way.probes(second(0));
    way.probed(PAGE, second(1));
    assertThat(way.isOpenSince(second(0))).isFalse();
    way.saw(PAGE, true, second(2));
    way.probes(second(2));
    way.probed(DONE, second(3));
    assertThat(way.isOpenSince(second(2))).isTrue();
  }

  @Test
  void aClosedWayIsNewsOnceUntilItOpens() {
    assertThat(way.probed(PAGE, second(1))).isTrue();
    assertThat(way.probed(PAGE, second(2))).isFalse();
    assertThat(way.probed(DONE, second(3))).isFalse();
    assertThat(way.probed(PAGE, second(4))).isTrue();
  }

  @Test
  void threeRepliesGivenUpInARowMeanThatItIsNotTheReplies() {
    way.saw(DONE, true, second(1));
    way.gaveUp();
    way.gaveUp();
    assertThat(way.isOpenSince(second(0))).isTrue();
    way.gaveUp();
    assertThat(way.isOpenSince(second(0))).isFalse();
    way.saw(DONE, false, second(2));
    assertThat(way.isOpenSince(second(0))).as("the answer to a tap shows nothing").isFalse();
    way.saw(DONE, true, second(3));
    assertThat(way.isOpenSince(second(0))).isTrue();
  }
}
