package switchboard;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.transcript.Play;
import switchboard.transcript.Transcript;

/** The same conversations that the bare brain holds, through the whole program. */
class TranscriptsEndToEndTest {

  @TempDir Path folder;

  static List<Transcript> transcripts() {
    return Transcript.all();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theBotAnswersAsWritten(Transcript transcript) {
    try (var house = new House(folder, "first").byWebhook()) {
      house.settle();
      Eventually.holds(
          "the commands are told",
          () ->
              house.twin().calls().stream()
                      .filter(call -> call.method().equalsIgnoreCase("setMyCommands"))
                      .count()
                  >= 4);
      Play.run(transcript, new HouseStage(house));
    }
  }
}
