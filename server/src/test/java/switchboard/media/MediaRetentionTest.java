package switchboard.media;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.NONE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.jobs.Housekeeping;
import switchboard.testing.Eventually;
import switchboard.testing.OnEachDatabase;

/** Old files are deleted. */
@OnEachDatabase
class MediaRetentionTest extends MediaTestBase {

  private long old;
  private long young;

  @BeforeEach
  void store() {
    stage.start(NONE);
    old = stored("old");
    stage.pass(Duration.ofDays(10));
    young = stored("young");
  }

  private long stored(String name) {
    return stored(ANN, name, name.getBytes(StandardCharsets.US_ASCII));
  }

  private void clean(int messagesForDays, int filesForDays) {
    var week = Duration.ofDays(7);
    new Housekeeping(stage.store, stage.clock::get, week, week, messagesForDays, filesForDays)
        .run();
  }

  @Test
  void filesGoWithTheirMessages() {
    clean(9, 0);
    assertThat(stage.isKnown(old)).isFalse();
    awaitOnlyYoung();
  }

  @Test
  void filesThatOperatorsSentGoWithTheirAnswers() {
    var _ = database.change(folder, "UPDATE media SET message = NULL");
    clean(11, 0);
    assertThat(stage.allFiles()).hasSize(2);
    clean(9, 0);
    assertThat(stage.isKnown(old)).isFalse();
    awaitOnlyYoung();
  }

  @Test
  void orBeforeThem() {
    clean(0, 9);
    assertThat(stage.row(old).state()).isEqualTo(FileState.GONE);
    assertThat(stage.row(old).trouble()).isEqualTo(FileTrouble.EXPIRED);
    assertThat(stage.row(old).contentKey()).isNull();
    assertThat(database.rows(folder, "SELECT count(*) FROM user_messages")).containsExactly("2");
    awaitOnlyYoung();
  }

  @Test
  void withoutALimitTheyStay() {
    clean(0, 0);
    clean(11, 11);
    assertThat(stage.allFiles()).hasSize(2);
  }

  private void awaitOnlyYoung() {
    Eventually.holds("the old file is deleted", () -> stage.allFiles().size() == 1);
    assertThat(stage.allFiles()).containsExactly(stage.file(young));
    assertThat(stage.row(young).state()).isEqualTo(FileState.STORED);
  }
}
