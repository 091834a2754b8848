package switchboard.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import switchboard.simulator.methods.SettingsMethods;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.CallbackQueryMode;
import switchboard.simulator.world.PageViews;
import switchboard.simulator.world.RawUpdateDelivery;
import switchboard.simulator.world.StoredFile;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot's account at Telegram, for tests. */
public final class SimulatorBot {
  private final World world;
  private final BotAccount account;

  SimulatorBot(World world, BotAccount account) {
    this.world = world;
    this.account = account;
  }

  static BotAccount first(World world) {
    return world.with(() ->
        world.bots.values().stream()
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "No bot yet. Pass its token in the options, or call getMe.")));
  }

  public long id() {
    return account.id;
  }

  public String username() {
    return account.username();
  }

  /** Sets the bot's public name, as its owner does with BotFather. */
  public void rename(String name) {
    world.run(() -> {
      account.profile.computeIfAbsent("name", key -> new HashMap<>()).put("", name);
      world.events.publish(0, "bot", PageViews.bot(account));
    });
  }

  /**
   * Sets whether callback queries carry their message, as any program with the token can.
   *
   * @param mode default, auto or inline (Bot API, setMySettings)
   * @throws IllegalArgumentException for any other value
   */
  public void callbackQueryMode(String mode) {
    CallbackQueryMode chosen =
        CallbackQueryMode.of(mode).orElseThrow(() -> new IllegalArgumentException(mode));
    world.run(() -> SettingsMethods.receive(world, account, chosen));
  }

  /** The current callback_query_mode. */
  public String callbackQueryMode() {
    return world.with(() -> account.callbackQueryMode.word());
  }

  /**
   * Restarts the numbering of updates and messages as if the bot's first one arrived at that time.
   * Go back only if the bot has received no updates since. Numbers grow by ten a second, so going
   * on to a later time repeats none.
   */
  public void numberFrom(Instant time) {
    world.run(() -> account.numberFrom(time));
  }

  /**
   * Drops pending updates and restarts update ids at this number, as the official server does after
   * a week without updates, and a local server after its folder was wiped.
   */
  public void startUpdatesAgainAt(long number) {
    world.run(() -> account.updates.startAgainAt(number));
  }

  /** Invalidates all file ids of this bot, as a move to another Bot API server can. */
  public void forgetFiles() {
    world.files.forget(account.id);
  }

  /** The content of a file by its id; empty if the id is unknown. */
  public Optional<byte[]> file(String fileId) {
    return world.files.find(account.id, fileId).map(StoredFile::bytes);
  }

  /** Whether a getUpdates call is pending. */
  public boolean isPolling() {
    return world.with(() -> account.poll != 0);
  }

  /** Number of pending updates. */
  public int pending() {
    return world.with(account.updates::size);
  }

  /** Number of webhook queues that wait before a retry. */
  public long retrying() {
    return world.with(() -> account.webhook == null ? 0 : account.webhook.retrying());
  }

  /** How updates are delivered: mode, pending, last_error. */
  public JsonNode connection() {
    return world.with(() -> PageViews.connection(account));
  }

  /** Commands in private chats, by language; "" is the default. */
  public JsonNode commands() {
    return world.with(() -> PageViews.commands(account));
  }

  /** The current version of a message in any of its chats. */
  public Optional<JsonNode> message(long chatId, long messageId) {
    return world.with(() ->
        Optional.ofNullable(account.chats.get(chatId)).flatMap(chat -> chat.message(messageId)));
  }

  /** Delivers a raw update to this bot. */
  public void deliver(ObjectNode update) {
    new RawUpdateDelivery(world).deliver(account, update);
  }
}
