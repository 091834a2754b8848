package switchboard.simulator.world;

import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.CallbackQueryLog.Tap;
import switchboard.simulator.world.UpdateQueue.Lane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Delivers a raw update and registers the people and messages that it mentions. */
public record RawUpdateDelivery(World world) {

  public void deliver(BotAccount bot, ObjectNode update) {
    world.run(() -> {
      JsonNode query = update.path("callback_query");
      JsonNode message = query.isObject() ? query.path("message") : update.path("message");
      JsonNode from = query.isObject() ? query.path("from") : message.path("from");
      meet(bot, message, from);
      if (query.has("id")) {
        bot.taps.put(
            new Tap(
                query.path("id").asString(""),
                SimulatorJson.number(from, "id"),
                SimulatorJson.number(message.path("chat"), "id"),
                SimulatorJson.number(message, "message_id"),
                world.clock.now(),
                false));
      }
      long chat = SimulatorJson.number(message.path("chat"), "id");
      world.tellRaw(
          bot,
          update,
          new Lane(query.isObject() ? SimulatorJson.number(from, "id") : chat, query.isObject()));
    });
  }

  private void meet(BotAccount bot, JsonNode message, JsonNode from) {
    long id = SimulatorJson.number(from, "id");
    if (id <= 0 || from.path("is_bot").asBoolean(false)) {
      return;
    }
    if (!world.people.containsKey(id)) {
      String name = SimulatorJson.text(from, "first_name");
      world.add(
          new SimulatedPerson(
              id,
              name.isEmpty() ? "Person " + id : name,
              null,
              null,
              from.has("language_code") ? SimulatorJson.text(from, "language_code") : null));
    }
    SimulatedChat chat = bot.chats.get(SimulatorJson.number(message.path("chat"), "id"));
    if (chat != null) {
      chat.started = true;
      long messageId = SimulatorJson.number(message, "message_id");
      if (message instanceof ObjectNode object && messageId > 0) {
        if (chat.message(messageId).isEmpty()) {
          keep(chat, messageId, object);
        }
      }
    }
  }

  private static void keep(SimulatedChat chat, long messageId, ObjectNode message) {
    ObjectNode copy = message.deepCopy();
    copy.set("chat", chat.json);
    chat.put(messageId, copy);
  }
}
