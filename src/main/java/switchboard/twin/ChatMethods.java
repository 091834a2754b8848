package switchboard.twin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods for a chat: members, pinned messages, leaving. */
final class ChatMethods {
  private final World world;
  private final Outgoing outgoing;

  ChatMethods(World world, Outgoing outgoing) {
    this.world = world;
    this.outgoing = outgoing;
  }

  Map<String, Behaviour> all() {
    Map<String, Behaviour> methods = new HashMap<>();
    methods.put("getChat", inChat((chat, params) -> full(chat)));
    methods.put("getChatMemberCount", inChat((chat, params) -> Json.number(size(chat))));
    methods.put("getChatMember", this::member);
    methods.put("getChatAdministrators", inChat((chat, params) -> administrators(chat)));
    methods.put("leaveChat", this::leave);
    methods.put("pinChatMessage", inChat(ChatMethods::pin));
    methods.put("unpinChatMessage", inChat(ChatMethods::unpin));
    methods.put("unpinAllChatMessages", inChat(ChatMethods::unpin));
    methods.put("setMessageReaction", inChat(ChatMethods::react));
    return methods;
  }

  private Behaviour inChat(BiFunction<Chat, Params, JsonNode> answer) {
    return (bot, params) ->
        world.with(() -> {
          Chat chat = outgoing.find(bot, params.value("chat_id"));
          if (chat.left) {
            throw Refused.forbidden("bot is not a member of the group chat");
          }
          return answer.apply(chat, params);
        });
  }

  private static JsonNode full(Chat chat) {
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

  private static long size(Chat chat) {
    return chat.group == null ? 2 : chat.group.members().size() + 1;
  }

  private JsonNode administrators(Chat chat) {
    if (chat.group == null) {
      throw Refused.badRequest("there are no administrators in the private chat");
    }
    return Json.array(
        chat.group.members().stream()
            .limit(1)
            .map(world.people::get)
            .map(owner -> member(owner.user(), "creator").put("is_anonymous", false))
            .toList());
  }

  private JsonNode member(BotAccount bot, Params params) {
    return world.with(() -> {
      Chat chat = outgoing.find(bot, params.value("chat_id"));
      long user = params.number("user_id");
      if (user == bot.id) {
        return member(bot.user(), chat.left ? "left" : "member");
      }
      Person person =
          Optional.ofNullable(world.people.get(user))
              .orElseThrow(() -> Refused.badRequest("user not found"));
      return member(person.user(), status(chat, user));
    });
  }

  private static String status(Chat chat, long user) {
    if (chat.group == null) {
      return chat.id == user ? "member" : "left";
    }
    int place = chat.group.members().indexOf(user);
    return place < 0 ? "left" : place == 0 ? "creator" : "member";
  }

  private static ObjectNode member(ObjectNode user, String status) {
    ObjectNode member = Json.object();
    member.set("user", user);
    return member.put("status", status);
  }

  private JsonNode leave(BotAccount bot, Params params) {
    return world.with(() -> {
      Chat chat = outgoing.find(bot, params.value("chat_id"));
      if (chat.group == null) {
        throw Refused.badRequest("chat member status can't be changed in private chats");
      }
      if (chat.left) {
        throw Refused.forbidden("bot is not a member of the group chat");
      }
      chat.left = true;
      Membership.tell(world, bot, chat, bot.user(), "member", "left");
      return Json.TRUE;
    });
  }

  private static JsonNode pin(Chat chat, Params params) {
    long id = params.number("message_id");
    if (chat.message(id).isEmpty()) {
      throw Refused.badRequest("message to pin not found");
    }
    chat.pinned = id;
    return Json.TRUE;
  }

  private static JsonNode unpin(Chat chat, Params params) {
    if (params.has("message_id") && params.number("message_id") != chat.pinned) {
      throw Refused.badRequest("message to unpin not found");
    }
    chat.pinned = 0;
    return Json.TRUE;
  }

  private static JsonNode react(Chat chat, Params params) {
    if (chat.message(params.number("message_id")).isEmpty()) {
      throw Refused.badRequest("message to react not found");
    }
    return Json.TRUE;
  }
}
