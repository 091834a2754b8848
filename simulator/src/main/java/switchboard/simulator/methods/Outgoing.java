package switchboard.simulator.methods;

import java.util.function.Consumer;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.Keyboards;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.ForumActions;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Common part of all methods that send a message of the bot. */
public record Outgoing(World world) {

  /** Finds a chat that the bot may write to. Call it under the lock. */
  SimulatedChat writable(BotAccount bot, JsonNode chatId) {
    SimulatedChat chat = find(bot, chatId);
    if (chat.blocked) {
      throw BotApiRefusal.forbidden("bot was blocked by the user");
    }
    if (chat.left) {
      throw BotApiRefusal.forbidden(
          "bot is not a member of the " + SimulatorJson.text(chat.json, "type") + " chat");
    }
    if (chat.group == null && !chat.started && !world.options.openWorld()) {
      throw BotApiRefusal.forbidden("bot can't initiate conversation with a user");
    }
    return chat;
  }

  /** Finds a chat of the bot by id or @username. Call it under the lock. */
  SimulatedChat find(BotAccount bot, JsonNode chatId) {
    if (chatId.isIntegralNumber()) {
      long id = chatId.asLong();
      SimulatedChat chat = bot.chats.get(id);
      if (chat != null) {
        return chat;
      }
      if (world.options.openWorld() && id > 0) {
        SimulatedChat stranger = SimulatedChat.withStranger(id);
        bot.add(stranger);
        return stranger;
      }
    } else if (chatId.asString("").isEmpty()) {
      throw BotApiRefusal.badRequest("chat_id is empty");
    }
    throw BotApiRefusal.badRequest("chat not found");
  }

  /** Refuses a chat that the bot may not write to, before the call's files are stored. */
  void check(BotAccount bot, Params params) {
    world.run(() -> writable(bot, params.value("chat_id")));
  }

  ObjectNode send(BotAccount bot, Params params, Consumer<ObjectNode> content) {
    JsonNode markup = params.value("reply_markup");
    Keyboards.check(markup);
    return world.with(() -> {
      SimulatedChat chat = writable(bot, params.value("chat_id"));
      if (world.options.strict()) {
        bot.limits.count(chat.id, chat.group != null, world.clock.now());
      }
      ObjectNode message = world.message(chat, bot.nextMessage(), bot.user());
      ForumActions.place(world, chat, params, message);
      reply(chat, params, message);
      content.accept(message);
      if (markup.isObject()) {
        message.set("reply_markup", markup);
      }
      if (params.flag("protect_content")) {
        message.put("has_protected_content", true);
      }
      return botView(publish(bot, chat, message));
    });
  }

  private ObjectNode publish(BotAccount bot, SimulatedChat chat, ObjectNode message) {
    chat.put(SimulatorJson.number(message, "message_id"), message);
    world.publish(bot, "message", chat, message);
    return message;
  }

  private static void reply(SimulatedChat chat, Params params, ObjectNode message) {
    JsonNode reply = params.value("reply_parameters");
    long id = SimulatorJson.number(reply, "message_id");
    if (id == 0) {
      return;
    }
    chat.message(id)
        .ifPresentOrElse(
            original -> message.set("reply_to_message", quoted(original)),
            () -> {
              if (!reply.path("allow_sending_without_reply").asBoolean(false)) {
                throw BotApiRefusal.badRequest("message to be replied not found");
              }
            });
  }

  /** Returns a message for embedding in another one, without its own embedded reply. */
  public static ObjectNode quoted(ObjectNode message) {
    ObjectNode copy = botView(message).deepCopy();
    copy.remove("reply_to_message");
    return copy;
  }

  /** Returns a message as bots see it: with inline keyboards only. */
  static ObjectNode botView(ObjectNode message) {
    if (!message.has("reply_markup") || message.path("reply_markup").has("inline_keyboard")) {
      return message;
    }
    ObjectNode view = message.deepCopy();
    view.remove("reply_markup");
    return view;
  }

  /** Adds or replaces the text or caption of a message, with its entities. */
  public static void write(ObjectNode message, String field, FormattedText text) {
    String entities = field.equals("text") ? "entities" : "caption_entities";
    message.remove(field);
    message.remove(entities);
    if (!text.text().isEmpty()) {
      message.put(field, text.text());
    }
    if (!text.entities().isEmpty()) {
      message.set(entities, text.entitiesJson());
    }
  }
}
