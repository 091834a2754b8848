package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.world.SimulatorCall;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** Callback queries without their message, beyond the transcripts. */
@TestInstance(Lifecycle.PER_CLASS)
class InlineTapsEndToEndTest {

  private final TestServer house;

  InlineTapsEndToEndTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeAll
  void start() {
    house.byWebhook();
    house.bot().callbackQueryMode("inline");
  }

  @AfterAll
  void close() {
    house.close();
  }

  /** A callback query on a message that cannot be edited. */
  private static String tap(long updateId, long user, String data) {
    return """
    {"update_id":%1$d,"callback_query":{"id":"q%1$d","data":"%3$s","chat_instance":"1",
     "from":{"id":%2$d,"is_bot":false,"first_name":"P","language_code":"en"},
     "inline_message_id":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}}
    """
        .formatted(updateId, user, data);
  }

  private Stream<JsonNode> calls(String method) {
    return house.simulator().calls().stream()
        .filter(call -> call.method().equalsIgnoreCase(method))
        .map(SimulatorCall::params);
  }

  private long answers(long updateId) {
    return calls("answerCallbackQuery")
        .filter(call -> call.path("callback_query_id").asString("").equals("q" + updateId))
        .count();
  }

  private List<JsonNode> texts(SimulatorPerson person) {
    return person.messages().stream()
        .filter(message -> message.path("from").path("is_bot").asBoolean(false))
        .toList();
  }

  @Test
  void whatCannotBeEditedIsSentToThePrivateChatInOrder() {
    var ann = house.person("Ann");
    ann.send("/start");
    house.settle();
    house.post(tap(701, ann.id(), "s:hours"));
    house.post(tap(702, ann.id(), "a:settings"));
    house.post(tap(703, ann.id(), "a:export"));
    house.settle();
    var sent = texts(ann);
    assertThat(sent).hasSize(4);
    assertThat(sent.get(1).path("text").asString("")).startsWith("We open at 9.");
    assertThat(sent.get(2).path("text").asString("")).contains("Settings");
    assertThat(sent.get(3).has("document")).isTrue();
    assertThat(Stream.of(701L, 702L, 703L).map(this::answers)).containsOnly(1L);
    assertThat(house.rows("SELECT state FROM conversations WHERE user_id = " + ann.id()))
        .containsExactly("settings");
  }

  @Test
  void aStrangersTapIsAnsweredOnceAndNothingIsSentToThem() {
    house.post(tap(801, 987_001, "s:hours"));
    house.post(tap(802, 987_001, "a:history"));
    house.post(tap(803, 987_002, "garbage"));
    house.settle();
    assertThat(Stream.of(801L, 802L, 803L).map(this::answers)).containsOnly(1L);
    assertThat(calls("sendMessage").map(call -> call.path("chat_id").asLong()))
        .doesNotContain(987_001L, 987_002L);
    assertThat(house.rows("SELECT user_id, chat_id, reachable FROM users WHERE user_id > 987000"))
        .containsExactly("987001|null|1");
    assertThat(house.rows("SELECT state FROM outbox WHERE user_id = 987001 ORDER BY id"))
        .containsExactlyInAnyOrder("dropped", "refused", "dropped");
  }

  @Test
  void theSameTapAgainChangesNothing() {
    var bea = house.person("Bea");
    bea.send("/start");
    house.settle();
    for (int i = 0; i < 3; i++) {
      assertThat(house.post(tap(901, bea.id(), "s:hours")).statusCode()).isEqualTo(200);
    }
    house.settle();
    assertThat(texts(bea)).hasSize(2);
    assertThat(answers(901)).isEqualTo(1);
  }
}
