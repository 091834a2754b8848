package switchboard.twin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics of a chat (Bot API, ForumTopic); the General one is not among them, as its messages
 * carry no number. Guarded by the world's lock.
 */
final class Topics {

  /**
   * @param id of the message that tells of its making
   */
  record Topic(long id, String name, boolean closed) {

    ObjectNode json() {
      return Json.object().put("message_thread_id", id).put("name", name).put("icon_color", COLOUR);
    }
  }

  /** One of the six that Telegram offers. */
  static final int COLOUR = 7_322_096;

  private final Map<Long, Topic> topics = new LinkedHashMap<>();

  void put(Topic topic) {
    topics.put(topic.id(), topic);
  }

  void remove(long id) {
    topics.remove(id);
  }

  Optional<Topic> find(long id) {
    return Optional.ofNullable(topics.get(id));
  }

  List<Topic> all() {
    return new ArrayList<>(topics.values());
  }

  /** Marks a message as one of a topic. */
  static void write(ObjectNode message, long topic) {
    message.put("message_thread_id", topic).put("is_topic_message", true);
  }

  /** Marks a message as one of a person's side of a channel's direct messages. */
  static void write(ObjectNode message, Person person) {
    message
        .putObject("direct_messages_topic")
        .put("topic_id", person.id())
        .set("user", person.user());
  }

  /** The topic of a message; 0 when it is in none. */
  static long of(ObjectNode message) {
    return message.path("is_topic_message").asBoolean(false)
        ? Json.number(message, "message_thread_id")
        : 0;
  }
}
