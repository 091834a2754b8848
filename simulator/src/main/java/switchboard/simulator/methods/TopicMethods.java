package switchboard.simulator.methods;

import java.util.Map;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.ForumActions;
import switchboard.simulator.world.ForumTopics.Topic;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;

/** Methods for topics of forums and private chats (Bot API, createForumTopic and others). */
record TopicMethods(World world, Outgoing outgoing, ForumActions forums) {
  @FunctionalInterface
  private interface Change {
    void make(BotAccount bot, SimulatedChat chat, Topic topic, Params params);
  }

  Map<String, MethodBehaviour> all() {
    return Map.of(
        "createForumTopic", this::create,
        "editForumTopic",
            changing((bot, chat, topic, params) ->
                forums.rename(bot, chat, bot.user(), topic, params.text("name"))),
        "closeForumTopic", changing((bot, chat, topic, params) -> close(bot, chat, topic, true)),
        "reopenForumTopic", changing((bot, chat, topic, params) -> close(bot, chat, topic, false)),
        "deleteForumTopic",
            changing((bot, chat, topic, params) -> forums.delete(bot, chat, topic)));
  }

  private JsonNode create(BotAccount bot, Params params) {
    return world.with(
        () -> forums.create(bot, forum(bot, params), bot.user(), params.text("name")).json());
  }

  private MethodBehaviour changing(Change change) {
    return (bot, params) ->
        world.done(() -> {
          SimulatedChat chat = forum(bot, params);
          Topic topic =
              chat.topics
                  .find(params.number("message_thread_id"))
                  .orElseThrow(() -> BotApiRefusal.badRequest("TOPIC_ID_INVALID"));
          change.make(bot, chat, topic, params);
        });
  }

  private void close(BotAccount bot, SimulatedChat chat, Topic topic, boolean closed) {
    if (topic.closed() == closed) {
      throw BotApiRefusal.badRequest("TOPIC_NOT_MODIFIED");
    }
    forums.close(bot, chat, bot.user(), topic, closed);
  }

  private SimulatedChat forum(BotAccount bot, Params params) {
    SimulatedChat chat = outgoing.writable(bot, params.value("chat_id"));
    if (!ForumActions.hasTopics(bot, chat)) {
      throw BotApiRefusal.badRequest("the chat is not a forum");
    }
    return chat;
  }
}
