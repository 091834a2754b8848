package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.Topic;

/** Topic parameters of requests. */
class TopicRequestsTest extends BotApiTestBase {

  TopicRequestsTest() throws IOException {}

  @Test
  void sendsIntoTopicsAndEditsWithoutThem() throws Exception {
    for (int i = 0; i < 4; i++) {
      telegram.answers(200, "{\"ok\":true}");
    }
    var content = new Content("x", List.of());
    var thread = new Topic.MessageThread(77);
    api.execute(new Call.SendMessage(CHAT, thread, content)).join();
    assertThat(lastBody().path("message_thread_id").asLong()).isEqualTo(77);
    api.execute(new Call.SendMessage(CHAT, new Topic.DirectMessages(9), content)).join();
    var direct = lastBody();
    assertThat(direct.path("direct_messages_topic_id").asLong()).isEqualTo(9);
    assertThat(direct.has("message_thread_id")).isFalse();
    api.execute(new Call.EditMessage(CHAT, thread, 3, content)).join();
    assertThat(lastBody().has("message_thread_id")).isFalse();
    api.execute(new Call.SendDocument(CHAT, thread, "a.json", "{}", "", null)).join();
    assertThat(telegram.seen.take().body()).contains("name=\"message_thread_id\"", "\r\n77\r\n");
  }
}
