package switchboard.simulator.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot account with its chats, updates and settings. Guarded by the world's lock. */
public final class BotAccount {
  private static final int CHATS_KEPT = 20_000;

  public final String token;
  public final long id;
  public final Map<Long, SimulatedChat> chats = new LinkedHashMap<>();
  public final UpdateQueue updates = new UpdateQueue();
  public final CallbackQueryLog taps = new CallbackQueryLog();

  /** Command lists by scope and then by language. */
  public final Map<String, Map<String, ArrayNode>> commands = new TreeMap<>();

  /** Name, description and short description, by parameter and then by language. */
  public final Map<String, Map<String, String>> profile = new HashMap<>();

  /** Settings from setMySettings, by parameter. */
  public final ObjectNode settings = SimulatorJson.object();

  public CallbackQueryMode callbackQueryMode = CallbackQueryMode.DEFAULT;

  public final Map<Long, JsonNode> menuButtons = new HashMap<>();
  public final RateLimits limits = new RateLimits();

  @Nullable public WebhookDelivery webhook;

  /** Number of the pending getUpdates call; 0 for none. */
  public long poll;

  public boolean polled;

  /** Whether private chats with the bot have topics. */
  public boolean topics;

  /** Whether an event with the number of pending updates is already scheduled. */
  boolean countDue;

  private long lastMessage = UpdateQueue.firstId(Instant.now()) / 10;

  BotAccount(String token) {
    this.token = token;
    this.id = TokenFormat.botId(token);
  }

  public String username() {
    return "simulator" + id + "_bot";
  }

  public String name() {
    return profile.getOrDefault("name", Map.of()).getOrDefault("", "Your bot");
  }

  /** Returns the bot as a Bot API User. */
  public ObjectNode user() {
    ObjectNode user = SimulatorJson.object().put("id", id).put("is_bot", true);
    return user.put("first_name", name()).put("username", username());
  }

  public long nextMessage() {
    return ++lastMessage;
  }

  /** Restarts the numbering of updates and messages as if the bot's first update arrived then. */
  public void numberFrom(Instant time) {
    updates.numberFrom(time);
    lastMessage = UpdateQueue.firstId(time) / 10;
  }

  public void add(SimulatedChat chat) {
    chats.put(chat.id, chat);
    if (chats.size() > CHATS_KEPT) {
      chats.remove(chats.keySet().iterator().next());
    }
  }
}
