package switchboard.endtoend;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;
import switchboard.testing.TestServerFixture;
import switchboard.transcript.Transcript;
import switchboard.transcript.TranscriptPlayer;

/** The transcripts of the brain's tests, played against the whole program on each database. */
@TestInstance(Lifecycle.PER_CLASS)
class TranscriptsEndToEndTest {

  private final Path folder;
  private final Map<TestDatabase, TestServer> houses = new EnumMap<>(TestDatabase.class);

  TranscriptsEndToEndTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Transcript> transcripts() {
    return Transcript.all().stream();
  }

  static Stream<Arguments> transcriptsOnEachDatabase() {
    return Arrays.stream(TestDatabase.values())
        .flatMap(database -> transcripts().map(transcript -> arguments(database, transcript)));
  }

  /** One server for each database. */
  private TestServer house(TestDatabase database) {
    return houses.computeIfAbsent(
        database,
        missing -> {
          var home = folder.resolve(missing.name());
          if (!home.toFile().mkdir()) {
            throw new IllegalStateException("cannot make " + home);
          }
          return new TestServer(home, "first").set(it -> it.on(missing)).byWebhook();
        });
  }

  @AfterAll
  void close() {
    houses.values().forEach(TestServer::close);
  }

  @ParameterizedTest
  @MethodSource("transcriptsOnEachDatabase")
  void theBotAnswersAsWritten(TestDatabase database, Transcript transcript) {
    play(house(database), transcript, "default");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theBotAnswersAsWrittenWhereTapsComeWithoutTheirMessage(Transcript transcript) {
    play(house(TestDatabase.SQLITE), transcript, "inline");
  }

  private static void play(TestServer house, Transcript transcript, String callbackQueryMode) {
    house.bot().callbackQueryMode(callbackQueryMode);
    var stage = new TestServerFixture(house);
    stage.botFile("first");
    TranscriptPlayer.run(transcript, stage);
  }
}
