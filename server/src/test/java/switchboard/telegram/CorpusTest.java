package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import switchboard.domain.Incoming;

/** Updates from other projects; {@code SOURCES.tsv} lists their origin. */
class CorpusTest {

  private static final Path FOLDER = Path.of("server/src/test/resources/updates");
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ODD_VALUES =
      List.of("null", "true", "-1", "1e999", "92233720368547758080", "\"\\ud800\"", "[]", "{}");

  private final UpdateReader reader = new UpdateReader(() -> new BotIdentity(1, "test_bot", "T"));

  private static Map<String, byte[]> corpus() throws IOException {
    var corpus = new TreeMap<String, byte[]>();
    try (var files = Files.newDirectoryStream(FOLDER, "*.json")) {
      for (var file : files) {
        corpus.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return corpus;
  }

  private Incoming read(byte[] json) {
    return ((UpdateReader.Read.Update) reader.read(json, NOW)).incoming();
  }

  @Test
  void readsEachAsWhatItIs() throws IOException {
    var lines = new ArrayList<String>();
    corpus().forEach((name, json) -> lines.add(name + "\t" + meaning(read(json))));
    assertThat(lines).isEqualTo(Files.readAllLines(FOLDER.resolve("expected.tsv")));
  }

  private static String meaning(Incoming incoming) {
    var what = incoming.getClass().getSimpleName() + "\t" + incoming.origin().kind();
    return switch (incoming) {
      case Incoming.Command command -> what + "\t" + command.name();
      case Incoming.Text _ -> what;
      case Incoming.Media media -> what + "\t" + media.type();
      case Incoming.Edited edited -> what + (edited.text() == null ? "\t-" : "");
      case Incoming.Tap tap -> what + (tap.on() == null ? "\t-" : "");
      case Incoming.Reachability change -> what + "\t" + change.reachable();
      case Incoming.Other _ -> what;
    };
  }

  @Test
  void knowsWhereEachComesFrom() throws IOException {
    var named =
        Files.readAllLines(FOLDER.resolve("SOURCES.tsv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf('\t')))
            .toList();
    assertThat(corpus().keySet()).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void readsEachWithAnyFieldGoneOrOdd() throws IOException {
    int mutants = 0;
    for (var json : corpus().values()) {
      var update = JSON.readTree(json);
      for (var object : objectsIn(update)) {
        mutants += mutate(update, object);
      }
    }
    assertThat(mutants).isGreaterThan(20_000);
  }

  private static byte[] bytes(JsonNode update) {
    return update.toString().getBytes(StandardCharsets.UTF_8);
  }

  private int mutate(JsonNode update, ObjectNode object) throws IOException {
    int mutants = 0;
    for (var field : List.copyOf(object.properties())) {
      if (field.getKey().equals("update_id")) {
        continue;
      }
      object.remove(field.getKey());
      read(bytes(update));
      for (var odd : ODD_VALUES) {
        object.set(field.getKey(), JSON.readTree(odd));
        assertThat(read(bytes(update)).origin().updateId())
            .isEqualTo(update.path("update_id").longValue());
        mutants++;
      }
      object.set(field.getKey(), field.getValue());
    }
    return mutants;
  }

  private static List<ObjectNode> objectsIn(JsonNode node) {
    var objects = new ArrayList<ObjectNode>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> objects.addAll(objectsIn(child)));
    return objects;
  }

  @Test
  void refusesEachWhenItBreaksOff() throws IOException {
    for (var json : corpus().values()) {
      int end = new String(json, StandardCharsets.ISO_8859_1).lastIndexOf('}');
      for (int length = 0; length <= end; length += 7) {
        assertThat(reader.read(Arrays.copyOf(json, length), NOW))
            .isInstanceOf(UpdateReader.Read.Malformed.class);
      }
    }
  }
}
