package switchboard.simulator.world;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.ForumTopics.Topic;
import switchboard.simulator.world.UpdateQueue.Lane;
import tools.jackson.databind.node.ObjectNode;

/** Creates, closes and deletes topics, for people and bots. Call it under the world's lock. */
public record ForumActions(World world) {

  /** Whether a chat has topics: every forum, and private chats if the bot allows it. */
  public static boolean hasTopics(BotAccount bot, SimulatedChat chat) {
    return chat.group == null ? bot.topics : chat.group.form() == Group.Form.FORUM;
  }

  public Topic create(BotAccount bot, SimulatedChat chat, ObjectNode from, String name) {
    Topic topic = new Topic(bot.nextMessage(), name, false);
    chat.topics.put(topic);
    ObjectNode made = service(chat, topic.id(), topic.id(), from);
    made.putObject("forum_topic_created").put("name", name).put("icon_color", ForumTopics.COLOUR);
    publish(bot, chat, made);
    return topic;
  }

  public void rename(
      BotAccount bot, SimulatedChat chat, ObjectNode from, Topic topic, String name) {
    chat.topics.put(new Topic(topic.id(), name, topic.closed()));
    ObjectNode edited = service(chat, bot.nextMessage(), topic.id(), from);
    edited.putObject("forum_topic_edited").put("name", name);
    publish(bot, chat, edited);
  }

  public void close(
      BotAccount bot, SimulatedChat chat, ObjectNode from, Topic topic, boolean closed) {
    chat.topics.put(new Topic(topic.id(), topic.name(), closed));
    ObjectNode told = service(chat, bot.nextMessage(), topic.id(), from);
    told.putObject(closed ? "forum_topic_closed" : "forum_topic_reopened");
    publish(bot, chat, told);
  }

  /** Deletes a topic with its messages. */
  public void delete(BotAccount bot, SimulatedChat chat, Topic topic) {
    chat.topics.remove(topic.id());
    List<ObjectNode> gone =
        chat.messages().stream().filter(message -> ForumTopics.of(message) == topic.id()).toList();
    gone.forEach(message -> world.remove(bot, chat, SimulatorJson.number(message, "message_id")));
    world.events.publish(bot.id, "chat", PageViews.chat(chat));
  }

  private ObjectNode service(SimulatedChat chat, long id, long topic, ObjectNode from) {
    ObjectNode message = world.message(chat, id, from);
    ForumTopics.write(message, topic);
    return message;
  }

  private void publish(BotAccount bot, SimulatedChat chat, ObjectNode message) {
    chat.put(SimulatorJson.number(message, "message_id"), message);
    world.events.publish(bot.id, "chat", PageViews.chat(chat));
    world.publish(bot, "message", chat, message);
    world.tell(bot, "message", message, new Lane(chat.id, false));
  }

  /** Puts a message of the bot into the requested topic (Bot API, sendMessage). */
  public static void place(World world, SimulatedChat chat, Params params, ObjectNode message) {
    if (chat.isDirect()) {
      ForumTopics.write(message, partner(world, chat, params.number("direct_messages_topic_id")));
      return;
    }
    long id = params.number("message_thread_id");
    if (id != 0) {
      Topic topic = chat.topics.find(id).orElseThrow(ForumActions::notFound);
      if (topic.closed()) {
        throw BotApiRefusal.badRequest("TOPIC_CLOSED");
      }
      ForumTopics.write(message, id);
    }
  }

  private static SimulatedPerson partner(World world, SimulatedChat chat, long id) {
    if (id == 0) {
      throw BotApiRefusal.badRequest("channel direct messages topic must be specified");
    }
    return member(chat, id).map(world.people::get).orElseThrow(ForumActions::notFound);
  }

  private static Optional<Long> member(SimulatedChat chat, long id) {
    @Nullable Group group = chat.group;
    return group != null && group.members().contains(id) ? Optional.of(id) : Optional.empty();
  }

  private static BotApiRefusal notFound() {
    return BotApiRefusal.badRequest("message thread not found");
  }
}
