package switchboard.simulator.methods;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.ErrorTexts;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.Keyboards;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.InlineIds;
import switchboard.simulator.world.SentMedia;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods that edit or delete a message (Bot API, "Updating messages"). */
record EditMethods(World world, Outgoing outgoing) {
  private static final long DELETABLE_SECONDS = Duration.ofDays(2).toSeconds();

  Map<String, MethodBehaviour> all() {
    return Map.of(
        "editMessageText", this::text,
        "editMessageCaption", this::caption,
        "editMessageReplyMarkup", (bot, params) -> edit(bot, params, message -> {}),
        "deleteMessage", this::delete,
        "deleteMessages", this::deleteAll);
  }

  private JsonNode text(BotAccount bot, Params params) {
    FormattedText text = TextParameters.message(params.values());
    return edit(
        bot,
        params,
        message -> {
          if (!message.has("text")) {
            throw BotApiRefusal.badRequest("there is no text in the message to edit");
          }
          Outgoing.write(message, "text", text);
        });
  }

  private JsonNode caption(BotAccount bot, Params params) {
    FormattedText caption = TextParameters.caption(params.values());
    return edit(
        bot,
        params,
        message -> {
          if (!SentMedia.carriesCaption(message)) {
            throw BotApiRefusal.badRequest("there is no caption in the message to edit");
          }
          Outgoing.write(message, "caption", caption);
        });
  }

  /** Refuses a message that cannot be edited, before the call's files are stored. */
  void check(BotAccount bot, Params params, Consumer<ObjectNode> rule) {
    Keyboards.check(params.value("reply_markup"));
    if (!params.text("inline_message_id").isEmpty() && !params.has("chat_id")) {
      return;
    }
    world.run(() -> {
      SimulatedChat chat = outgoing.writable(bot, params.value("chat_id"));
      rule.accept(existing(bot, chat, identifier(params)));
    });
  }

  JsonNode edit(BotAccount bot, Params params, Consumer<ObjectNode> change) {
    JsonNode markup = params.value("reply_markup");
    Keyboards.check(markup);
    return world.with(() -> {
      if (!params.has("chat_id") && params.number("message_id") == 0) {
        return inline(bot, params, markup, change);
      }
      SimulatedChat chat = outgoing.writable(bot, params.value("chat_id"));
      long id = identifier(params);
      return replace(bot, chat, id, edited(editable(bot, chat, id), markup, change));
    });
  }

  /** Edits by inline_message_id; the chat and whether the user blocked the bot do not matter. */
  private JsonNode inline(
      BotAccount bot, Params params, JsonNode markup, Consumer<ObjectNode> change) {
    if (params.text("inline_message_id").isEmpty()) {
      throw ErrorTexts.missing("editMessageText", "message_id");
    }
    InlineIds.Place place = InlineIds.read(bot, params.text("inline_message_id")).orElse(null);
    SimulatedChat chat = place == null ? null : bot.chats.get(place.chat());
    ObjectNode old =
        place == null || chat == null ? null : chat.message(place.message()).orElse(null);
    if (place == null || chat == null || old == null) {
      if (world.options.openWorld()) {
        return SimulatorJson.TRUE;
      }
      throw BotApiRefusal.badRequest("MESSAGE_ID_INVALID");
    }
    replace(bot, chat, place.message(), edited(own(bot, old), markup, change));
    return SimulatorJson.TRUE;
  }

  private ObjectNode edited(ObjectNode old, JsonNode markup, Consumer<ObjectNode> change) {
    ObjectNode edited = old.deepCopy();
    edited.remove("edit_date");
    change.accept(edited);
    edited.remove("reply_markup");
    if (!markup.path("inline_keyboard").isEmpty()) {
      edited.set("reply_markup", markup);
    }
    if (sameWithoutDate(old, edited)) {
      throw BotApiRefusal.badRequest(
          "message is not modified: specified new message content and reply markup are"
              + " exactly the same as a current content and reply markup of the message");
    }
    return edited.put("edit_date", world.unixTime());
  }

  ObjectNode replace(BotAccount bot, SimulatedChat chat, long id, ObjectNode edited) {
    chat.put(id, edited);
    world.publish(bot, "edit", chat, edited);
    return edited;
  }

  private ObjectNode editable(BotAccount bot, SimulatedChat chat, long id) {
    return own(bot, existing(bot, chat, id));
  }

  private ObjectNode existing(BotAccount bot, SimulatedChat chat, long id) {
    ObjectNode message = chat.message(id).orElse(null);
    if (message == null && world.options.openWorld()) {
      return world.message(chat, id, bot.user()).put("text", "");
    }
    if (message == null) {
      throw BotApiRefusal.badRequest("message to edit not found");
    }
    return message;
  }

  private static ObjectNode own(BotAccount bot, ObjectNode message) {
    if (!isOwn(bot, message)) {
      throw BotApiRefusal.badRequest("message can't be edited");
    }
    return message;
  }

  static boolean isOwn(BotAccount bot, ObjectNode message) {
    return SimulatorJson.number(message.path("from"), "id") == bot.id;
  }

  private static boolean sameWithoutDate(ObjectNode old, ObjectNode edited) {
    ObjectNode before = old.deepCopy();
    before.remove("edit_date");
    return before.equals(edited);
  }

  private static long identifier(Params params) {
    long id = params.number("message_id");
    if (id == 0) {
      throw BotApiRefusal.badRequest("message identifier is not specified");
    }
    return id;
  }

  private JsonNode delete(BotAccount bot, Params params) {
    return world.done(() -> {
      SimulatedChat chat = outgoing.find(bot, params.value("chat_id"));
      long id = identifier(params);
      ObjectNode message =
          chat.message(id)
              .orElseThrow(() -> BotApiRefusal.badRequest("message to delete not found"));
      if (world.unixTime() - SimulatorJson.number(message, "date") > DELETABLE_SECONDS) {
        throw BotApiRefusal.badRequest("message can't be deleted for everyone");
      }
      world.remove(bot, chat, id);
    });
  }

  private JsonNode deleteAll(BotAccount bot, Params params) {
    return world.done(() -> {
      SimulatedChat chat = outgoing.find(bot, params.value("chat_id"));
      params.value("message_ids").forEach(id -> world.remove(bot, chat, id.asLong(0)));
    });
  }
}
