package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.webhook.TelegramConnection.Source.POLLING;
import static switchboard.webhook.TelegramConnection.Source.SENDING;
import static switchboard.webhook.TelegramConnection.Source.WEBHOOK;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.HealthCheck;
import switchboard.health.HealthDoctor;
import switchboard.telegram.SendResult;

/** Health derived from the results of calls to Telegram. */
class ConnectionHealthTest {

  private long nanos = -5; // the clock's origin is arbitrary
  private final TelegramConnection connection = new TelegramConnection(() -> nanos);

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private HealthCheck check() {
    return HealthDoctor.telegram(HealthCheck.State.UP, connection.finding());
  }

  @ParameterizedTest
  @EnumSource(ConnectionTrouble.class)
  void aTroubleIsAWarningFirstOrAtOnceAProblemAndGoesWhenItWorks(ConnectionTrouble trouble) {
    connection.failed(POLLING, trouble);
    assertThat(check().isDown()).isEqualTo(trouble.grace.isZero());
    assertThat(check().findings()).hasSize(1);
    pass(trouble.grace.plusSeconds(1));
    connection.failed(POLLING, trouble);
    assertThat(check().isDown()).isTrue();
    pass(Duration.ofMinutes(2));
    connection.worked(POLLING);
    assertThat(check()).isEqualTo(HealthCheck.up("telegram"));
  }

  @Test
  void onePollThatIsAnsweredDoesNotEndAConflict() {
    connection.failed(POLLING, ConnectionTrouble.FETCHED_ELSEWHERE);
    pass(Duration.ofSeconds(5));
    connection.worked(POLLING);
    assertThat(check().isDown()).isTrue();
    pass(Duration.ofMinutes(2));
    connection.worked(POLLING);
    assertThat(check().isDown()).isFalse();
  }

  @Test
  void aPollThatNeverEndsIsNoticed() {
    connection.worked(POLLING);
    pass(Duration.ofMinutes(2));
    assertThat(check().isDown()).isFalse();
    pass(Duration.ofMinutes(2));
    assertThat(check().findings()).extracting(Finding::isWrong).containsExactly(true);
    connection.ended(POLLING); // a webhook is registered instead
    assertThat(check().isDown()).isFalse();
  }

  @Test
  void pollsThatFailAreNotTakenForOneThatNeverEnds() {
    connection.worked(POLLING);
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofMinutes(1));
      connection.failed(POLLING, ConnectionTrouble.UNREACHABLE);
    }
    assertThat(connection.finding())
        .contains(ConnectionTrouble.UNREACHABLE.after(Duration.ofMinutes(10)));
  }

  @Test
  void aReplyThatIsRefusedForItsTokenTellsSoAndAnyAnswerEndsIt() {
    connection.tried(new SendResult.Refused(401, "Unauthorized"));
    assertThat(check().isDown()).isTrue();
    connection.tried(new SendResult.Refused(400, "Bad Request: chat not found"));
    assertThat(check().isDown()).isTrue();
    connection.worked(WEBHOOK);
    assertThat(check().isDown()).isFalse();
    connection.tried(new SendResult.Done(5L));
    assertThat(connection.since(SENDING)).contains(Duration.ZERO);
  }

  @Test
  void whatIsWrongComesBeforeWhatMayPass() {
    connection.failed(SENDING, ConnectionTrouble.TOKEN);
    connection.failed(POLLING, ConnectionTrouble.UNREACHABLE);
    assertThat(connection.finding()).contains(ConnectionTrouble.TOKEN.after(Duration.ZERO));
  }

  @Test
  void beforeTheRegistrationNothingIsKnownAndItsFailureIsTold() {
    assertThat(HealthDoctor.telegram(HealthCheck.State.STARTING, Optional.empty()).state())
        .isEqualTo(HealthCheck.State.STARTING);
    connection.failed(TelegramConnection.Source.REGISTRATION, ConnectionTrouble.UNREACHABLE);
    var down = HealthDoctor.telegram(HealthCheck.State.DOWN, connection.finding());
    assertThat(down.isDown()).isTrue();
    assertThat(down.findings()).extracting(Finding::isWrong).containsExactly(true);
  }
}
