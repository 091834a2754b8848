package switchboard.brain;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.transcript.Transcript;
import switchboard.transcript.TranscriptPlayer;

class TranscriptsTest {

  static List<Transcript> transcripts() {
    return Transcript.all();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theBotAnswersAsWritten(Transcript transcript) {
    TranscriptPlayer.run(transcript, new BrainFixture(false));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theBotAnswersAsWrittenWhereTapsComeWithoutTheirMessage(Transcript transcript) {
    TranscriptPlayer.run(transcript, new BrainFixture(true));
  }
}
