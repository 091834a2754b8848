package switchboard.simulator.methods;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.SentMedia;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods that forward a message (with its origin) or copy it (without). */
record CopyMethods(World world, Outgoing outgoing) {
  /** Fields that are not copied, because they belong to the original message. */
  private static final Set<String> OWN =
      Set.of(
          "message_id",
          "from",
          "chat",
          "date",
          "edit_date",
          "reply_markup",
          "reply_to_message",
          "forward_origin",
          "has_protected_content",
          "media_group_id",
          "message_thread_id",
          "is_topic_message",
          "direct_messages_topic");

  Map<String, MethodBehaviour> all() {
    return Map.of(
        "forwardMessage",
        (bot, params) -> forward(bot, params, params.number("message_id")),
        "copyMessage",
        (bot, params) -> identifier(copy(bot, params, params.number("message_id"))),
        "forwardMessages",
        (bot, params) -> each(bot, params, true),
        "copyMessages",
        (bot, params) -> each(bot, params, false));
  }

  private ObjectNode forward(BotAccount bot, Params params, long id) {
    ObjectNode original = original(bot, params, id, "message to forward not found");
    return outgoing.send(
        bot,
        params,
        message -> {
          content(original, message);
          ObjectNode origin = message.putObject("forward_origin").put("type", "user");
          origin.set("date", original.path("date"));
          origin.set("sender_user", original.path("from"));
        });
  }

  private ObjectNode copy(BotAccount bot, Params params, long id) {
    ObjectNode original = original(bot, params, id, "message to copy not found");
    FormattedText caption = TextParameters.caption(params.values());
    return outgoing.send(
        bot,
        params,
        message -> {
          content(original, message);
          if (params.has("caption") && SentMedia.carriesCaption(message)) {
            Outgoing.write(message, "caption", caption);
          }
        });
  }

  /** Sends several messages in the order of their ids; like Telegram, skips deleted ones. */
  private JsonNode each(BotAccount bot, Params params, boolean forward) {
    Set<Long> ids = new TreeSet<>();
    params.value("message_ids").forEach(id -> ids.add(id.asLong(0)));
    ArrayNode sent = SimulatorJson.array();
    for (long id : ids) {
      if (world.with(() -> find(bot, params, id)).isPresent()) {
        sent.add(identifier(forward ? forward(bot, params, id) : copy(bot, params, id)));
      }
    }
    if (sent.isEmpty()) {
      throw BotApiRefusal.badRequest("there are no messages to " + (forward ? "forward" : "copy"));
    }
    return sent;
  }

  private ObjectNode original(BotAccount bot, Params params, long id, String missing) {
    return world.with(() -> {
      ObjectNode message =
          find(bot, params, id).orElseThrow(() -> BotApiRefusal.badRequest(missing));
      if (message.path("has_protected_content").asBoolean(false)) {
        throw BotApiRefusal.badRequest("message can't be forwarded or copied");
      }
      return message;
    });
  }

  private Optional<ObjectNode> find(BotAccount bot, Params params, long id) {
    return outgoing.find(bot, params.value("from_chat_id")).message(id);
  }

  private static void content(ObjectNode original, ObjectNode message) {
    original.properties().stream()
        .filter(field -> !OWN.contains(field.getKey()))
        .forEach(field -> message.set(field.getKey(), field.getValue()));
  }

  private static ObjectNode identifier(ObjectNode message) {
    ObjectNode identifier = SimulatorJson.object();
    identifier.set("message_id", message.path("message_id"));
    return identifier;
  }
}
