package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every update of the corpus, through the webhook into the tables. */
@TestInstance(Lifecycle.PER_CLASS)
class CorpusEndToEndTest {

  private static final Path FOLDER = Path.of("server/src/test/resources/updates");
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A row of the table with the expectations for each file.
   *
   * @param means type of the parsed update, such as {@code Media}
   * @param kind stored kind
   */
  private record Known(String file, String means, String kind) {

    static Known of(String line) {
      var parts = line.split("\t", -1);
      return new Known(parts[0], parts[1], parts[2]);
    }

    JsonNode update() {
      try {
        return JSON.readTree(Files.readAllBytes(FOLDER.resolve(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Map<String, Integer> statuses = new LinkedHashMap<>();
  private final List<Known> corpus = new ArrayList<>();
  private TestServer house;

  CorpusEndToEndTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeAll
  void post() throws IOException {
    house.open(LegacyPath.MIGRATE);
    for (var line : Files.readAllLines(FOLDER.resolve("expected.tsv"))) {
      var known = Known.of(line);
      corpus.add(known);
      var update = ((ObjectNode) known.update()).put("update_id", corpus.size());
      statuses.put(known.file(), house.post(update.toString()).statusCode());
    }
  }

  @AfterAll
  void close() {
    house.close();
  }

  @Test
  void eachIsAnswered200() {
    assertThat(statuses)
        .hasSizeGreaterThan(200)
        .allSatisfy((_, status) -> assertThat(status).isEqualTo(200));
  }

  @Test
  void eachIsNotedByItsNumberAndKind() {
    var expected = new ArrayList<String>();
    corpus.forEach(known -> expected.add((expected.size() + 1) + "|" + known.kind()));
    assertThat(house.rows("SELECT update_id, kind FROM seen_updates ORDER BY update_id"))
        .isEqualTo(expected);
  }

  @Test
  void noneOfThemIsInQuarantine() {
    assertThat(house.rows("SELECT update_id, error FROM quarantine")).isEmpty();
  }

  @Test
  void whatAPersonWritesOrSendsInPrivateIsKept() {
    var expected =
        corpus.stream()
            .filter(known -> known.means().equals("Media") || known.means().equals("Text"))
            .map(Known::update)
            .map(update -> update.path("message"))
            .filter(message -> isPrivate(message.path("chat")))
            .map(CorpusEndToEndTest::row)
            .toList();
    assertThat(expected).hasSizeGreaterThan(30);
    assertThat(
            house.rows(
                "SELECT user_id, chat_id, message_id, has_media FROM user_messages ORDER BY id"))
        .isEqualTo(expected);
  }

  /** Whether a chat is private. One file has no chat type, so the sign of the id decides there. */
  private static boolean isPrivate(JsonNode chat) {
    return chat.path("type").asString("private").equals("private") && chat.path("id").asLong() > 0;
  }

  private static String row(JsonNode message) {
    return "%d|%d|%d|%d"
        .formatted(
            message.at("/from/id").asLong(),
            message.at("/chat/id").asLong(),
            message.path("message_id").asLong(),
            message.has("text") ? 0 : 1);
  }

  @Test
  void mediaAreKeptWithTheirType() {
    var kept = house.rows("SELECT DISTINCT media_type FROM user_messages WHERE has_media = 1");
    assertThat(kept).contains("photo", "document", "audio", "location", "contact", "dice");
    var types =
        house.rows("SELECT message_type FROM user_messages WHERE message_type IS NOT media_type");
    assertThat(types).containsOnly("text");
  }
}
