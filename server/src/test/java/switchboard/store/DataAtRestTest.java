package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.BrainFaults;
import switchboard.testing.BrainFaults.Failure;
import switchboard.testing.CapturedLog;
import switchboard.testing.DataAtRest;
import switchboard.testing.TestServer;

/** None of a thousand names and texts appears in a file of the data folder or in the log. */
class DataAtRestTest {

  private static final int PEOPLE = 100;

  @TempDir Path folder;
  private final BrainFaults faults = new BrainFaults();
  private final List<String> words = new ArrayList<>();
  private long updates;
  private TestServer house;

  @BeforeEach
  void open() {
    house = new TestServer(folder, "first").with(faults);
    house.open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String word() {
    var word = "canary" + (10_000 + words.size());
    words.add(word);
    return word;
  }

  /** Updates with every kind of text a person can send: ten of them. */
  private List<String> updatesOf(long user) {
    var from =
        """
        "from":{"id":%d,"is_bot":false,"first_name":"%s","last_name":"%s","username":"%s","language_code":"en"},
        "chat":{"id":%d,"type":"private"}\
        """
            .formatted(user, word(), word(), word(), user);
    return List.of(
        message(from, "\"text\":\"/start " + word() + "\""),
        message(from, "\"text\":\"" + word() + "\""),
        message(
            from, "\"photo\":[{\"file_id\":\"" + word() + "\"}],\"caption\":\"" + word() + "\""),
        message(from, "\"text\":\"/export\""),
        message(from, "\"text\":\"/history " + word() + "\""),
        message(from, "\"text\":\"poison\",\"entities\":[{\"url\":\"" + word() + "\"}]"),
        edited(from, "\"text\":\"" + word() + "\""));
  }

  private String message(String from, String content) {
    return "{\"update_id\":%1$d,\"message\":{\"message_id\":%1$d,\"date\":1772000000,%2$s,%3$s}}"
        .formatted(++updates, from, content);
  }

  /** An edit of the person's second message. */
  private String edited(String from, String content) {
    return "{\"update_id\":%d,\"edited_message\":{\"message_id\":%d,\"date\":1772000000,%s,%s}}"
        .formatted(++updates, updates - 5, from, content);
  }

  @Test
  void noFileOfTheDataFolderAndNoLineOfTheLogHoldsOne() throws Exception {
    faults.poison(Failure.IllegalStateException);
    try (var log = new CapturedLog("ROOT")) {
      IntStream.range(0, PEOPLE)
          .mapToObj(person -> updatesOf(1_000 + person))
          .forEach(all ->
              CompletableFuture.allOf(
                      all.stream().map(house::postAsync).toArray(CompletableFuture[]::new))
                  .join());
      assertThat(words).hasSize(1_000);
      everythingIsKept();
      assertThat(house.command("backup")).contains("switchboard-", "keys-");
      assertThat(DataAtRest.find(folder.resolve("data"), words)).as("while it runs").isEmpty();
      house.stop();
      assertThat(DataAtRest.find(folder.resolve("data"), words)).as("afterwards").isEmpty();
      assertThat(log.lines()).noneMatch(line -> line.contains("canary"));
    }
    theSearchItselfFinds();
  }

  private void everythingIsKept() {
    var texts = house.texts();
    assertThat(texts).hasSize(2 * PEOPLE).allMatch(text -> text.contains("canary"));
    assertThat(house.rows("SELECT count(*) FROM quarantine")).containsExactly("" + PEOPLE);
    assertThat(house.rows("SELECT count(*) FROM outbox").getFirst()).isNotEqualTo("0");
    assertThat(Files.exists(folder.resolve("data/switchboard.db-wal"))).isTrue();
  }

  private void theSearchItselfFinds() throws Exception {
    Files.writeString(folder.resolve("data/a.txt"), "xx" + words.get(500) + "yy");
    Files.write(folder.resolve("data/b.bin"), words.get(501).getBytes(StandardCharsets.UTF_16LE));
    assertThat(DataAtRest.find(folder.resolve("data"), words))
        .containsExactly("a.txt holds " + words.get(500), "b.bin holds " + words.get(501));
  }
}
