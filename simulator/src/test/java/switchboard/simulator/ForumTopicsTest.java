package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

/** Topics of forums, of private chats and of direct messages, and albums. */
final class ForumTopicsTest {
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorPerson ann = simulator.person("Ann", "en");
  private final SimulatorPerson ben = simulator.person("Ben", "de");

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  @BeforeEach
  void start() throws Exception {
    ann.send("/start");
    seen();
  }

  /** The messages of the new updates. */
  private List<JsonNode> seen() throws Exception {
    var updates = bot.result("getUpdates", "{\"offset\":" + next + "}");
    updates.forEach(update -> next = SimulatorJson.number(update, "update_id") + 1);
    return updates
        .valueStream()
        .map(update -> update.path("message"))
        .filter(JsonNode::isObject)
        .toList();
  }

  private long next;

  private static String send(long chat, String more) {
    return "{\"chat_id\":%d,\"text\":\"a\"%s}".formatted(chat, more);
  }

  private static String into(long chat, long topic) {
    return send(chat, ",\"message_thread_id\":" + topic);
  }

  @Test
  void whatIsWrittenInATopicCarriesItsNumber() throws Exception {
    long forum = simulator.forum("Square", ann, ben);
    long topic = ann.topic(forum, "Travel");
    ann.sendTo(forum, topic, "in the topic");
    ann.sendTo(forum, "in General");
    var messages = seen();
    assertThat(messages.get(0).at("/forum_topic_created/name").asString()).isEqualTo("Travel");
    assertThat(SimulatorJson.number(messages.get(0), "message_id")).isEqualTo(topic);
    assertThat(SimulatorJson.number(messages.get(1), "message_thread_id")).isEqualTo(topic);
    assertThat(messages.get(1).path("is_topic_message").asBoolean()).isTrue();
    assertThat(messages.get(1).at("/chat/is_forum").asBoolean()).isTrue();
    assertThat(messages.get(2).has("message_thread_id")).isFalse();
  }

  @Test
  void aReplyIsInTheTopicOfWhatItAnswersOrInAMereThread() throws Exception {
    long forum = simulator.forum("Square", ann, ben);
    long topic = ann.topic(forum, "Travel");
    var inTopic = SimulatorJson.number(ann.sendTo(forum, topic, "a"), "message_id");
    var inGeneral = SimulatorJson.number(ann.sendTo(forum, "b"), "message_id");
    var page = "{\"person_id\":%d,\"chat_id\":%d,\"text\":\"c\",\"reply_to_message_id\":%d}";
    var first = bot.page("send", page.formatted(ben.id(), forum, inTopic));
    assertThat(SimulatorJson.number(first, "message_thread_id")).isEqualTo(topic);
    var second = bot.page("send", page.formatted(ben.id(), forum, inGeneral));
    assertThat(SimulatorJson.number(second, "message_thread_id")).isEqualTo(inGeneral);
    assertThat(second.has("is_topic_message")).isFalse();
  }

  @Test
  void theBotWritesIntoTopicsThatAreThereAndOpen() throws Exception {
    long forum = simulator.forum("Square", ann);
    long topic = ann.topic(forum, "Travel");
    var sent = bot.result("sendMessage", into(forum, topic));
    assertThat(SimulatorJson.number(sent, "message_thread_id")).isEqualTo(topic);
    assertThat(bot.result("sendMessage", send(forum, "")).has("message_thread_id")).isFalse();
    assertThat(bot.refusal("sendMessage", into(forum, 9)))
        .isEqualTo("400 Bad Request: message thread not found");
    ann.topicBecomes(forum, topic, "closed");
    assertThat(bot.refusal("sendMessage", into(forum, topic)))
        .isEqualTo("400 Bad Request: TOPIC_CLOSED");
    assertThatThrownBy(() -> ann.sendTo(forum, topic, "x")).hasMessage("This topic is closed");
    ann.topicBecomes(forum, topic, "open");
    bot.result("sendMessage", into(forum, topic));
    ann.topicBecomes(forum, topic, "deleted");
    assertThat(bot.refusal("sendMessage", into(forum, topic)))
        .isEqualTo("400 Bad Request: message thread not found");
    assertThat(simulator.bot(BotClient.TOKEN).message(forum, topic)).isEmpty();
  }

  @Test
  void aBotMakesAndEndsTopics() throws Exception {
    long forum = simulator.forum("Square", ann);
    var made =
        bot.result("createForumTopic", "{\"chat_id\":%d,\"name\":\"News\"}".formatted(forum));
    long topic = SimulatorJson.number(made, "message_thread_id");
    var named = "{\"chat_id\":%d,\"message_thread_id\":%d,\"name\":\"Old\"}";
    for (var method :
        List.of("editForumTopic", "closeForumTopic", "reopenForumTopic", "deleteForumTopic")) {
      bot.result(method, named.formatted(forum, topic));
    }
    assertThat(bot.refusal("closeForumTopic", named.formatted(forum, topic)))
        .isEqualTo("400 Bad Request: TOPIC_ID_INVALID");
  }

  @Test
  void aPrivateChatHasTopicsOnceAPersonMadeOne() throws Exception {
    assertThat(bot.result("getMe", "{}").path("has_topics_enabled").asBoolean()).isFalse();
    long topic = ann.topic(ann.id(), "Invoices");
    ann.sendTo(ann.id(), topic, "x");
    assertThat(bot.result("getMe", "{}").path("has_topics_enabled").asBoolean()).isTrue();
    assertThat(SimulatorJson.number(seen().getLast(), "message_thread_id")).isEqualTo(topic);
    bot.result("sendMessage", into(ann.id(), topic));
  }

  @Test
  void directMessagesHaveATopicForEachPerson() throws Exception {
    long direct = simulator.directMessages("Our channel", ann, ben);
    ann.sendTo(direct, "/start");
    var message = seen().getLast();
    assertThat(message.at("/direct_messages_topic/topic_id").asLong()).isEqualTo(ann.id());
    assertThat(message.at("/chat/is_direct_messages").asBoolean()).isTrue();
    assertThat(bot.refusal("sendMessage", send(direct, "")))
        .isEqualTo("400 Bad Request: channel direct messages topic must be specified");
    assertThat(bot.refusal("sendMessage", send(direct, ",\"direct_messages_topic_id\":9")))
        .isEqualTo("400 Bad Request: message thread not found");
    var sent = bot.result("sendMessage", send(direct, ",\"direct_messages_topic_id\":" + ann.id()));
    assertThat(sent.at("/direct_messages_topic/topic_id").asLong()).isEqualTo(ann.id());
  }

  @Test
  void aCopyStaysNotInTheTopicOfItsOriginal() throws Exception {
    long forum = simulator.forum("Square", ann);
    long topic = ann.topic(forum, "Travel");
    long id = SimulatorJson.number(ann.sendTo(forum, topic, "x"), "message_id");
    var copy =
        "{\"chat_id\":%d,\"from_chat_id\":%d,\"message_id\":%d}".formatted(ann.id(), forum, id);
    assertThat(bot.result("forwardMessage", copy).has("message_thread_id")).isFalse();
  }

  @Test
  void anAlbumIsSeveralMessagesWithOneNumber() throws Exception {
    ann.album(ann.id(), 3, "the last one");
    var messages = seen();
    assertThat(messages).hasSize(3).allMatch(message -> message.has("photo"));
    assertThat(
            messages.stream()
                .map(message -> SimulatorJson.text(message, "media_group_id"))
                .distinct())
        .hasSize(1);
    assertThat(messages.stream().map(message -> SimulatorJson.text(message, "caption")))
        .containsExactly("", "", "the last one");
    var alone =
        "{\"person_id\":%d,\"chat_id\":%d,\"media\":[{\"kind\":\"photo\"}]}"
            .formatted(ann.id(), ann.id());
    assertThat(bot.page("album", alone).path("error").asString())
        .isEqualTo("An album must have 2 to 10 items");
  }
}
