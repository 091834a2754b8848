package switchboard.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot account with its chats, updates and settings. Guarded by the world's lock. */
final class BotAccount {
  private static final int CHATS_KEPT = 20_000;

  final String token;
  final long id;
  final Map<Long, SimulatedChat> chats = new LinkedHashMap<>();
  final UpdateQueue updates = new UpdateQueue();
  final CallbackQueryLog taps = new CallbackQueryLog();

  /** Command lists by scope and then by language. */
  final Map<String, Map<String, ArrayNode>> commands = new TreeMap<>();

  /** Name, description and short description, by parameter and then by language. */
  final Map<String, Map<String, String>> profile = new HashMap<>();

  /** Settings from setMySettings, by parameter. */
  final ObjectNode settings = SimulatorJson.object();

  CallbackQueryMode callbackQueryMode = CallbackQueryMode.DEFAULT;

  final Map<Long, JsonNode> menuButtons = new HashMap<>();
  final RateLimits limits = new RateLimits();

  @Nullable WebhookDelivery webhook;

  /** Number of the pending getUpdates call; 0 for none. */
  long poll;

  boolean polled;

  /** Whether private chats with the bot have topics. */
  boolean topics;

  /** Whether an event with the number of pending updates is already scheduled. */
  boolean countDue;

  private long lastMessage = UpdateQueue.firstId(Instant.now()) / 10;

  BotAccount(String token) {
    this.token = token;
    this.id = TokenFormat.botId(token);
  }

  String username() {
    return "simulator" + id + "_bot";
  }

  String name() {
    return profile.getOrDefault("name", Map.of()).getOrDefault("", "Your bot");
  }

  /** Returns the bot as a Bot API User. */
  ObjectNode user() {
    ObjectNode user = SimulatorJson.object().put("id", id).put("is_bot", true);
    return user.put("first_name", name()).put("username", username());
  }

  long nextMessage() {
    return ++lastMessage;
  }

  /** Restarts the numbering of updates and messages as if the bot's first update arrived then. */
  void numberFrom(Instant time) {
    updates.numberFrom(time);
    lastMessage = UpdateQueue.firstId(time) / 10;
  }

  void add(SimulatedChat chat) {
    chats.put(chat.id, chat);
    if (chats.size() > CHATS_KEPT) {
      chats.remove(chats.keySet().iterator().next());
    }
  }
}
