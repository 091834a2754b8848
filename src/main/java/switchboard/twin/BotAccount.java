package switchboard.twin;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot and all that Telegram knows of it. Guarded by the lock of the world. */
final class BotAccount {
  private static final int CHATS_KEPT = 20_000;

  final String token;
  final long id;
  final Map<Long, Chat> chats = new LinkedHashMap<>();
  final Updates updates = new Updates();
  final Taps taps = new Taps();

  /** Command lists by scope and then by language. */
  final Map<String, Map<String, ArrayNode>> commands = new TreeMap<>();

  /** Name, description and short description, by parameter and then by language. */
  final Map<String, Map<String, String>> profile = new HashMap<>();

  /** What was set by setMySettings, by parameter. */
  final ObjectNode settings = Json.object();

  CallbackQueryMode callbackQueryMode = CallbackQueryMode.DEFAULT;

  final Map<Long, JsonNode> menuButtons = new HashMap<>();
  final RateLimits limits = new RateLimits();

  @Nullable Webhook webhook;

  /** The number of the getUpdates call that waits, 0 for none. */
  long poll;

  boolean polled;

  /** Whether its private chats have topics. */
  boolean topics;

  /** Whether the pages are about to be told how many updates wait. */
  boolean countDue;

  private long lastMessage = Updates.firstId(Instant.now()) / 10;

  BotAccount(String token) {
    this.token = token;
    this.id = Tokens.botId(token);
  }

  String username() {
    return "twin" + id + "_bot";
  }

  String name() {
    return profile.getOrDefault("name", Map.of()).getOrDefault("", "Your bot");
  }

  /** Gives the Bot API's User as others see it. */
  ObjectNode user() {
    ObjectNode user = Json.object().put("id", id).put("is_bot", true);
    return user.put("first_name", name()).put("username", username());
  }

  long nextMessage() {
    return ++lastMessage;
  }

  /** Numbers what comes as if the bot's first update came then. */
  void numberFrom(Instant time) {
    updates.numberFrom(time);
    lastMessage = Updates.firstId(time) / 10;
  }

  void add(Chat chat) {
    chats.put(chat.id, chat);
    if (chats.size() > CHATS_KEPT) {
      chats.remove(chats.keySet().iterator().next());
    }
  }
}
