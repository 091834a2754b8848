package switchboard.brain;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.transcript.Play;
import switchboard.transcript.Transcript;

class TranscriptsTest {

  static List<Transcript> transcripts() {
    return Transcript.all();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theBotAnswersAsWritten(Transcript transcript) {
    Play.run(transcript, new BrainStage(false));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theBotAnswersAsWrittenWhereTapsComeWithoutTheirMessage(Transcript transcript) {
    Play.run(transcript, new BrainStage(true));
  }
}
