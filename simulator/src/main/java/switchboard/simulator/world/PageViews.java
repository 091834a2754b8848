package switchboard.simulator.world;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON views of people, chats and bots for the chat page. */
public final class PageViews {
  private PageViews() {}

  public static ObjectNode bot(BotAccount bot) {
    ObjectNode view = SimulatorJson.object().put("id", bot.id).put("username", bot.username());
    view.put("first_name", bot.name());
    return view.put("callback_query_mode", bot.callbackQueryMode.word());
  }

  public static ObjectNode person(SimulatedPerson person, boolean blocked) {
    ObjectNode view = person.user();
    view.remove("is_bot");
    return view.put("blocked", blocked);
  }

  /** Returns a chat without its messages. */
  public static ObjectNode chat(SimulatedChat chat) {
    ObjectNode view = SimulatorJson.object().put("id", chat.id);
    view.set("type", chat.json.path("type"));
    view.set(
        "topics", SimulatorJson.array(chat.topics.all().stream().map(PageViews::topic).toList()));
    if (chat.group == null) {
      return view.put("person", chat.id);
    }
    view.put("title", chat.group.title());
    view.put("is_forum", chat.group.form() == Group.Form.FORUM);
    view.put("is_direct_messages", chat.isDirect());
    ArrayNode members = view.putArray("members");
    chat.group.members().forEach(members::add);
    return view;
  }

  private static ObjectNode topic(ForumTopics.Topic topic) {
    return topic.json().put("closed", topic.closed());
  }

  /** Returns the commands for private chats, by language. */
  public static JsonNode commands(@Nullable BotAccount bot) {
    Map<String, Map<String, ArrayNode>> commands = bot == null ? Map.of() : bot.commands;
    Map<String, ArrayNode> byLanguage = new TreeMap<>();
    byLanguage.putAll(commands.getOrDefault("default", Map.of()));
    byLanguage.putAll(commands.getOrDefault("all_private_chats", Map.of()));
    ObjectNode view = SimulatorJson.object();
    byLanguage.forEach(view::set);
    return view;
  }

  public static ObjectNode connection(@Nullable BotAccount bot) {
    WebhookDelivery webhook = bot == null ? null : bot.webhook;
    String mode = webhook != null ? "webhook" : bot != null && bot.polled ? "polling" : "none";
    int pending = bot == null ? 0 : bot.updates.size();
    ObjectNode view = SimulatorJson.object().put("mode", mode).put("pending", pending);
    return view.put("last_error", webhook == null ? null : webhook.lastError());
  }

  /**
   * @param bot absent before the first one connects
   */
  public static ObjectNode state(World world, @Nullable BotAccount bot) {
    ObjectNode state = SimulatorJson.object();
    state.set(
        "bots", SimulatorJson.array(world.bots.values().stream().map(PageViews::bot).toList()));
    state.put("bot", bot == null ? null : (Long) bot.id).put("seq", world.events.last());
    state.put("now", world.clock.now().toString());
    state.set("connection", connection(bot));
    state.set("commands", commands(bot));
    Map<Long, SimulatedChat> known = bot == null ? Map.of() : bot.chats;
    ArrayNode people = state.putArray("people");
    for (SimulatedPerson person : world.people.values()) {
      SimulatedChat chat = known.get(person.id());
      if (!world.events.hides(person.id())) {
        people.add(person(person, chat != null && chat.blocked));
      }
    }
    ArrayNode chats = state.putArray("chats");
    for (SimulatedChat chat : known.values()) {
      if (!world.events.hides(chat.id)) {
        ObjectNode view = chat(chat);
        view.set("messages", SimulatorJson.array(chat.messages()));
        chats.add(view);
      }
    }
    return state;
  }
}
