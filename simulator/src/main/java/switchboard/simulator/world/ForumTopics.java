package switchboard.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics of a chat (Bot API, ForumTopic), except General, whose messages have no
 * message_thread_id. Guarded by the world's lock.
 */
public final class ForumTopics {

  /**
   * @param id id of the service message about its creation
   */
  public record Topic(long id, String name, boolean closed) {

    public ObjectNode json() {
      return SimulatorJson.object()
          .put("message_thread_id", id)
          .put("name", name)
          .put("icon_color", COLOUR);
    }
  }

  /** One of the six colours that Telegram offers. */
  static final int COLOUR = 7_322_096;

  private final Map<Long, Topic> topics = new LinkedHashMap<>();

  void put(Topic topic) {
    topics.put(topic.id(), topic);
  }

  void remove(long id) {
    topics.remove(id);
  }

  public Optional<Topic> find(long id) {
    return Optional.ofNullable(topics.get(id));
  }

  List<Topic> all() {
    return new ArrayList<>(topics.values());
  }

  /** Adds a message to a topic. */
  public static void write(ObjectNode message, long topic) {
    message.put("message_thread_id", topic).put("is_topic_message", true);
  }

  /** Adds a message to a person's topic in the direct messages of a channel. */
  public static void write(ObjectNode message, SimulatedPerson person) {
    message
        .putObject("direct_messages_topic")
        .put("topic_id", person.id())
        .set("user", person.user());
  }

  /** Returns the topic of a message; 0 for none. */
  public static long of(ObjectNode message) {
    return message.path("is_topic_message").asBoolean(false)
        ? SimulatorJson.number(message, "message_thread_id")
        : 0;
  }
}
