package switchboard.endtoend;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.testing.TestServer;
import switchboard.testing.TestServerFixture;
import switchboard.transcript.Transcript;
import switchboard.transcript.TranscriptPlayer;

/** The transcripts of the brain's tests, played against the whole program. */
@TestInstance(Lifecycle.PER_CLASS)
class TranscriptsEndToEndTest {

  private final TestServer house;

  TranscriptsEndToEndTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  static List<Transcript> transcripts() {
    return Transcript.all();
  }

  @BeforeAll
  void start() {
    house.byWebhook();
  }

  @AfterAll
  void close() {
    house.close();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theBotAnswersAsWritten(Transcript transcript) {
    play(transcript, "default");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theBotAnswersAsWrittenWhereTapsComeWithoutTheirMessage(Transcript transcript) {
    play(transcript, "inline");
  }

  private void play(Transcript transcript, String callbackQueryMode) {
    house.bot().callbackQueryMode(callbackQueryMode);
    var stage = new TestServerFixture(house);
    stage.botFile("first");
    TranscriptPlayer.run(transcript, stage);
  }
}
