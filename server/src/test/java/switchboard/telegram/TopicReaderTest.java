package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Incoming;
import switchboard.domain.Topic;

/** The topic of an update. */
class TopicReaderTest extends UpdateReadingTestBase {

  private static final String TEXT = "'text':'hi'";

  private static @Nullable Topic topic(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Said said -> said.message().topic();
      case Incoming.Tap tap when tap.on() instanceof Incoming.On.InChat in -> in.topic();
      case Incoming.Tap _, Incoming.Reachability _, Incoming.Other _ ->
          throw new AssertionError("it is in no chat");
    };
  }

  @Test
  void aTopicOfAForumIsRead() {
    var topic = "'message_thread_id':77,'is_topic_message':true,";
    assertThat(topic(inGroup(topic + TEXT))).isEqualTo(new Topic.MessageThread(77));
    assertThat(topic(inGroup(topic + "'text':'/start@Desk_Bot'")))
        .isEqualTo(new Topic.MessageThread(77));
    assertThat(topic(inGroup(topic + "'photo':[{'file_id':'f'}]")))
        .isEqualTo(new Topic.MessageThread(77));
  }

  @Test
  void aThreadOfRepliesIsNoTopic() {
    assertThat(topic(inGroup("'message_thread_id':77," + TEXT))).isNull();
    assertThat(topic(inGroup("'message_thread_id':77,'is_topic_message':false," + TEXT))).isNull();
  }

  @Test
  void aTopicOfAPrivateChatIsRead() {
    assertThat(topic(inPrivate("'message_thread_id':5,'is_topic_message':true," + TEXT)))
        .isEqualTo(new Topic.MessageThread(5));
    assertThat(topic(inPrivate("'message_thread_id':5," + TEXT)))
        .isEqualTo(new Topic.MessageThread(5));
    assertThat(topic(inPrivate(TEXT))).isNull();
  }

  @Test
  void aTopicOfDirectMessagesIsRead() {
    var direct = "'direct_messages_topic':{'topic_id':7,'user':" + ANN + "}," + TEXT;
    assertThat(topic(inGroup(direct))).isEqualTo(new Topic.DirectMessages(7));
    assertThat(topic(inPrivate(direct))).isEqualTo(new Topic.DirectMessages(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "1.5", "null", "true", "{}", "99999999999999999999"})
  void anOddNumberIsNoTopic(String odd) {
    assertThat(topic(inGroup("'message_thread_id':" + odd + ",'is_topic_message':true," + TEXT)))
        .isNull();
    assertThat(topic(inGroup("'direct_messages_topic':{'topic_id':" + odd + "}," + TEXT))).isNull();
  }

  @Test
  void theTopicOfATappedMessageIsRead() {
    var chat = "'chat':{'id':-100,'type':'supergroup'},'message_id':3,";
    var topic = "'message_thread_id':77,'is_topic_message':true,";
    assertThat(topic(tap(",'data':'x','message':{" + chat + topic + "'date':1700000000}")))
        .isEqualTo(new Topic.MessageThread(77));
    assertThat(topic(tap(",'data':'x','message':{" + chat + topic + "'date':0}")))
        .isEqualTo(new Topic.MessageThread(77));
    assertThat(topic(tap(",'data':'x','message':{" + chat + "'date':0}"))).isNull();
  }
}
