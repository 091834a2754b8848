package switchboard.simulator.methods;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.ChatMembership;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.SimulatedPerson;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods for a chat: members, pinned messages, leaving. */
record ChatMethods(World world, Outgoing outgoing) {

  Map<String, MethodBehaviour> all() {
    Map<String, MethodBehaviour> methods = new HashMap<>();
    methods.put("getChat", inChat((chat, params) -> full(chat)));
    methods.put("getChatMemberCount", inChat((chat, params) -> SimulatorJson.number(size(chat))));
    methods.put("getChatMember", this::member);
    methods.put("getChatAdministrators", inChat((chat, params) -> administrators(chat)));
    methods.put("leaveChat", this::leave);
    methods.put("pinChatMessage", inChat(ChatMethods::pin));
    methods.put("unpinChatMessage", inChat(ChatMethods::unpin));
    methods.put("unpinAllChatMessages", inChat(ChatMethods::unpin));
    methods.put("setMessageReaction", inChat(ChatMethods::react));
    return methods;
  }

  private MethodBehaviour inChat(BiFunction<SimulatedChat, Params, JsonNode> answer) {
    return (bot, params) ->
        world.with(() -> {
          SimulatedChat chat = outgoing.find(bot, params.value("chat_id"));
          if (chat.left) {
            throw BotApiRefusal.forbidden("bot is not a member of the group chat");
          }
          return answer.apply(chat, params);
        });
  }

  private static JsonNode full(SimulatedChat chat) {
    ObjectNode full = chat.json.deepCopy();
    full.put("accent_color_id", 0).put("max_reaction_count", 11);
    full.putObject("accepted_gift_types")
        .put("unlimited_gifts", false)
        .put("limited_gifts", false)
        .put("unique_gifts", false)
        .put("premium_subscription", false)
        .put("gifts_from_channels", false);
    chat.message(chat.pinned).ifPresent(message -> full.set("pinned_message", message));
    return full;
  }

  private static long size(SimulatedChat chat) {
    return chat.group == null ? 2 : chat.group.members().size() + 1;
  }

  private JsonNode administrators(SimulatedChat chat) {
    if (chat.group == null) {
      throw BotApiRefusal.badRequest("there are no administrators in the private chat");
    }
    return SimulatorJson.array(
        chat.group.members().stream()
            .limit(1)
            .map(world.people::get)
            .map(owner -> member(owner.user(), "creator").put("is_anonymous", false))
            .toList());
  }

  private JsonNode member(BotAccount bot, Params params) {
    return world.with(() -> {
      SimulatedChat chat = outgoing.find(bot, params.value("chat_id"));
      long user = params.number("user_id");
      if (user == bot.id) {
        return member(bot.user(), chat.left ? "left" : "member");
      }
      SimulatedPerson person =
          Optional.ofNullable(world.people.get(user))
              .orElseThrow(() -> BotApiRefusal.badRequest("user not found"));
      return member(person.user(), status(chat, user));
    });
  }

  private static String status(SimulatedChat chat, long user) {
    if (chat.group == null) {
      return chat.id == user ? "member" : "left";
    }
    int place = chat.group.members().indexOf(user);
    return place < 0 ? "left" : place == 0 ? "creator" : "member";
  }

  private static ObjectNode member(ObjectNode user, String status) {
    ObjectNode member = SimulatorJson.object();
    member.set("user", user);
    return member.put("status", status);
  }

  private JsonNode leave(BotAccount bot, Params params) {
    return world.done(() -> {
      SimulatedChat chat = outgoing.find(bot, params.value("chat_id"));
      if (chat.group == null) {
        throw BotApiRefusal.badRequest("chat member status can't be changed in private chats");
      }
      if (chat.left) {
        throw BotApiRefusal.forbidden("bot is not a member of the group chat");
      }
      chat.left = true;
      ChatMembership.tell(world, bot, chat, bot.user(), "member", "left");
    });
  }

  private static JsonNode pin(SimulatedChat chat, Params params) {
    long id = params.number("message_id");
    if (chat.message(id).isEmpty()) {
      throw BotApiRefusal.badRequest("message to pin not found");
    }
    chat.pinned = id;
    return SimulatorJson.TRUE;
  }

  private static JsonNode unpin(SimulatedChat chat, Params params) {
    if (params.has("message_id") && params.number("message_id") != chat.pinned) {
      throw BotApiRefusal.badRequest("message to unpin not found");
    }
    chat.pinned = 0;
    return SimulatorJson.TRUE;
  }

  private static JsonNode react(SimulatedChat chat, Params params) {
    if (chat.message(params.number("message_id")).isEmpty()) {
      throw BotApiRefusal.badRequest("message to react not found");
    }
    return SimulatorJson.TRUE;
  }
}
