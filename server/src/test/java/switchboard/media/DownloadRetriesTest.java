package switchboard.media;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.NONE;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.testing.Eventually;
import switchboard.testing.OnEachDatabase;

@OnEachDatabase
class DownloadRetriesTest extends MediaTestBase {

  @Test
  void anAttemptThatFailsIsRepeatedWithGrowingPauses() {
    stage.files.has("f", "f", null, exchange -> FakeFiles.send(exchange, 502, random(9)));
    long id = stage.sent(ANN, "f");
    stage.start(NONE);
    var row = stage.awaitTrouble(id, FileTrouble.TELEGRAM);
    assertThat(row.nextAttemptAt())
        .isEqualTo(stage.clock.get().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS));
    stage.pass(Duration.ofSeconds(2));
    Eventually.holds("a second attempt", () -> stage.row(id).attempts() == 2 && idle(id));
    assertThat(Duration.between(stage.clock.get(), stage.row(id).nextAttemptAt()))
        .isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(2));
    stage.files.has("f", random(10));
    stage.pass(Duration.ofSeconds(4));
    stage.await(id, FileState.STORED);
    assertThat(stage.row(id).trouble()).isNull();
  }

  private boolean idle(long id) {
    return stage.row(id).folder() == null;
  }

  @Test
  void allPauseWhenTelegramLimitsTheRate() {
    stage.files.refuses("f", 429, "Too Many Requests", ",\"parameters\":{\"retry_after\":77}");
    stage.files.has("g", random(10));
    long id = stage.sent(ANN, "f");
    stage.start(NONE);
    var row = stage.awaitTrouble(id, FileTrouble.TELEGRAM);
    assertThat(Duration.between(stage.clock.get(), row.nextAttemptAt()))
        .isCloseTo(Duration.ofSeconds(77), Duration.ofMillis(2));
    long other = stage.sent(ANN, "g");
    stage.files.has("f", random(10));
    stage.pass(Duration.ofSeconds(78));
    stage.await(id, FileState.STORED);
    stage.await(other, FileState.STORED);
  }

  @Test
  void whatTelegramNoLongerHasIsGoneAfterSomeAttempts() {
    stage.files.has("404", "x/404", null, exchange -> FakeFiles.send(exchange, 404, random(5)));
    long unknown = stage.sent(ANN, "unknown");
    long missing = stage.sent(ANN, "404");
    stage.start(NONE);
    for (int attempt = 1; attempt < 8; attempt++) {
      int made = attempt;
      Eventually.holds(
          "attempt " + made,
          () ->
              stage.row(unknown).attempts() == made
                  && idle(unknown)
                  && stage.row(missing).attempts() == made
                  && idle(missing));
      assertThat(stage.row(unknown).trouble()).isEqualTo(FileTrouble.NOT_FOUND);
      stage.pass(Duration.ofMinutes(5));
    }
    stage.await(unknown, FileState.GONE);
    stage.await(missing, FileState.GONE);
    assertThat(stage.downloads().fetchNow(missing)).isTrue();
  }
}
