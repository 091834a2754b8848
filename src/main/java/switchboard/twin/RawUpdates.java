package switchboard.twin;

import switchboard.twin.Taps.Tap;
import switchboard.twin.Updates.Lane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Delivers a raw update and registers the people and messages that it mentions. */
final class RawUpdates {
  private final World world;

  RawUpdates(World world) {
    this.world = world;
  }

  void deliver(BotAccount bot, ObjectNode update) {
    world.run(() -> {
      JsonNode query = update.path("callback_query");
      JsonNode message = query.isObject() ? query.path("message") : update.path("message");
      JsonNode from = query.isObject() ? query.path("from") : message.path("from");
      meet(bot, message, from);
      if (query.has("id")) {
        bot.taps.put(
            new Tap(
                query.path("id").asString(""),
                Json.number(from, "id"),
                Json.number(message.path("chat"), "id"),
                Json.number(message, "message_id"),
                world.clock.now(),
                false));
      }
      long chat = Json.number(message.path("chat"), "id");
      world.tellRaw(
          bot,
          update,
          new Lane(query.isObject() ? Json.number(from, "id") : chat, query.isObject()));
    });
  }

  private void meet(BotAccount bot, JsonNode message, JsonNode from) {
    long id = Json.number(from, "id");
    if (id <= 0 || from.path("is_bot").asBoolean(false)) {
      return;
    }
    if (!world.people.containsKey(id)) {
      String name = Json.text(from, "first_name");
      world.add(
          new Person(
              id,
              name.isEmpty() ? "Person " + id : name,
              null,
              null,
              from.has("language_code") ? Json.text(from, "language_code") : null));
    }
    Chat chat = bot.chats.get(Json.number(message.path("chat"), "id"));
    if (chat != null) {
      chat.started = true;
      long messageId = Json.number(message, "message_id");
      if (message instanceof ObjectNode object && messageId > 0) {
        if (chat.message(messageId).isEmpty()) {
          keep(chat, messageId, object);
        }
      }
    }
  }

  private static void keep(Chat chat, long messageId, ObjectNode message) {
    ObjectNode copy = message.deepCopy();
    copy.set("chat", chat.json);
    chat.put(messageId, copy);
  }
}
