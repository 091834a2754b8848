package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.UserId;
import switchboard.operations.ReplyService;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.world.SimulatorCall;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** Messages in a topic are answered in the same topic, once, through the whole program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsEndToEndTest {

  private TestServer house;
  private SimulatorPerson ann;
  private long lastCall;

  @BeforeAll
  void open(@TempDir Path folder) {
    house = new TestServer(folder, "first").byWebhook();
    ann = house.person("Ann");
  }

  @AfterAll
  void close() {
    house.close();
  }

  /** The parameters of the bot's new calls. */
  private List<JsonNode> sent() {
    house.settle();
    var calls =
        house.simulator().calls().stream()
            .filter(call -> call.number() > lastCall && call.method().startsWith("send"))
            .toList();
    lastCall = calls.stream().mapToLong(SimulatorCall::number).max().orElse(lastCall);
    return calls.stream().map(SimulatorCall::params).toList();
  }

  private static long thread(JsonNode params) {
    return params.path("message_thread_id").asLong(0);
  }

  private String start() {
    return "/start@" + house.bot().username();
  }

  @Test
  void aForumIsAnsweredInTheTopicOrInGeneral() {
    long forum = house.simulator().forum("Square", ann);
    long topic = ann.topic(forum, "Travel");
    ann.sendTo(forum, topic, start());
    assertThat(sent()).singleElement().matches(call -> thread(call) == topic);
    ann.sendTo(forum, start());
    assertThat(sent()).singleElement().matches(call -> thread(call) == 0);
  }

  @Test
  void aClosedTopicIsAnsweredInGeneralAndOthersGoOn() {
    long forum = house.simulator().forum("Square", ann);
    long topic = ann.topic(forum, "Travel");
    long other = ann.topic(forum, "Food");
    ann.topicBecomes(forum, topic, "closed");
    house.settle();
    assertThat(house.post(written(forum, topic)).statusCode()).isEqualTo(200);
    assertThat(sent()).map(TopicsEndToEndTest::thread).containsExactly(topic, 0L);
    ann.sendTo(forum, other, start());
    assertThat(sent()).map(TopicsEndToEndTest::thread).containsExactly(other);
  }

  /** An update sent just before the topic was closed. */
  private String written(long forum, long topic) {
    return """
    {"update_id":900000001,"message":{"message_id":900001,"date":1772000000,"text":"%s",
     "message_thread_id":%d,"is_topic_message":true,
     "from":{"id":%d,"is_bot":false,"first_name":"Ann"},
     "chat":{"id":%d,"type":"supergroup","title":"Square","is_forum":true}}}
    """
        .formatted(start(), topic, ann.id(), forum);
  }

  @Test
  void aTapOnAMessageThatTelegramNoLongerShowsIsAnsweredInItsTopic() {
    long forum = house.simulator().forum("Square", ann);
    long topic = ann.topic(forum, "Travel");
    ann.sendTo(forum, topic, start());
    var menu = sent().getFirst();
    var hours = menu.at("/reply_markup/inline_keyboard/0/0/callback_data").asString("");
    assertThat(house.post(tapped(forum, hours)).statusCode()).isEqualTo(200);
    assertThat(sent()).singleElement().matches(call -> thread(call) == topic);
  }

  /** A tap on a message that Telegram reports as inaccessible. */
  private String tapped(long forum, String data) {
    return """
    {"update_id":900000002,"callback_query":{"id":"77","data":"%s","chat_instance":"1",
     "from":{"id":%d,"is_bot":false,"first_name":"Ann"},
     "message":{"message_id":900002,"date":0,
      "chat":{"id":%d,"type":"supergroup","title":"Square","is_forum":true}}}}
    """
        .formatted(data, ann.id(), forum);
  }

  @Test
  void aPrivateTopicIsAnsweredThereByMessagesFilesAndOperators() {
    long topic = ann.topic(ann.id(), "Invoices");
    ann.sendTo(ann.id(), topic, "/start");
    ann.sendTo(ann.id(), topic, "hello");
    ann.sendTo(ann.id(), topic, "/export");
    assertThat(sent()).hasSize(3).allMatch(call -> thread(call) == topic);
    var replying =
        new ReplyService(
            house.server().store(), house.server().pipeline(), house.simulator().clock()::now);
    replying.send(new UserId(ann.id()), "from Eve", "eve", null);
    assertThat(sent()).singleElement().matches(call -> thread(call) == topic);
    ann.send("elsewhere");
    assertThat(sent()).singleElement().matches(call -> thread(call) == 0);
  }

  @Test
  void directMessagesAreAnsweredInThePersonsTopic() {
    long direct = house.simulator().directMessages("Our channel", ann);
    ann.sendTo(direct, start());
    assertThat(sent())
        .singleElement()
        .matches(call -> call.path("direct_messages_topic_id").asLong(0) == ann.id());
  }

  @Test
  void anAlbumIsAnsweredOnceAndKeptWhole() {
    var ben = house.person("Ben");
    ben.send("/start");
    sent();
    ben.album(ben.id(), 4, "the garden");
    assertThat(sent())
        .singleElement()
        .satisfies(
            call -> assertThat(call.path("text").asString("").split("Photo", -1)).hasSize(5));
    assertThat(house.textsOf(ben.id())).hasSize(4).contains("the garden");
  }
}
