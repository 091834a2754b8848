package switchboard.twin;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot as Telegram sees it, for tests. */
public final class TwinBot {
  private final World world;
  private final BotAccount account;

  TwinBot(World world, BotAccount account) {
    this.world = world;
    this.account = account;
  }

  static BotAccount first(World world) {
    return world.with(() ->
        world.bots.values().stream()
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "No bot is known yet: give its token in the options, or call getMe")));
  }

  public long id() {
    return account.id;
  }

  public String username() {
    return account.username();
  }

  /** Gives the bot the name that people see, as its owner does with BotFather. */
  public void rename(String name) {
    world.run(() -> {
      account.profile.computeIfAbsent("name", key -> new HashMap<>()).put("", name);
      world.events.publish(0, "bot", Views.bot(account));
    });
  }

  /**
   * Has taps come with or without their message, as any program with the bot's token can.
   *
   * @param mode default, auto or inline (Bot API, setMySettings)
   * @throws IllegalArgumentException for any other word
   */
  public void callbackQueryMode(String mode) {
    CallbackQueryMode chosen =
        CallbackQueryMode.of(mode).orElseThrow(() -> new IllegalArgumentException(mode));
    world.run(() -> SettingsMethods.receive(world, account, chosen));
  }

  /** How taps come to it now. */
  public String callbackQueryMode() {
    return world.with(() -> account.callbackQueryMode.word());
  }

  /**
   * Numbers updates and messages from now on as if the bot's first came at that time. Going back is
   * for a bot that nobody wrote to since; a time has ten numbers a second, so that whoever then
   * goes on to a later time meets no number again.
   */
  public void numberFrom(Instant time) {
    world.run(() -> account.numberFrom(time));
  }

  /**
   * Loses the updates that wait and numbers the next ones from here: what the official server does
   * after a week without updates, and a local one whose folder was wiped.
   */
  public void startUpdatesAgainAt(long number) {
    world.run(() -> account.updates.startAgainAt(number));
  }

  /** Whether a getUpdates call waits. */
  public boolean isPolling() {
    return world.with(() -> account.poll != 0);
  }

  /** How many updates the bot has not taken yet. */
  public int pending() {
    return world.with(account.updates::size);
  }

  /** How many of its webhook's queues wait before they try again. */
  public long retrying() {
    return world.with(() -> account.webhook == null ? 0 : account.webhook.retrying());
  }

  /** How its updates reach it: mode, pending, last_error. */
  public JsonNode connection() {
    return world.with(() -> Views.connection(account));
  }

  /** Its command lists in private chats, by language; "" is the general one. */
  public JsonNode commands() {
    return world.with(() -> Views.commands(account));
  }

  /** One message of any of its chats, as it is now. */
  public Optional<JsonNode> message(long chatId, long messageId) {
    return world.with(() ->
        Optional.ofNullable(account.chats.get(chatId)).flatMap(chat -> chat.message(messageId)));
  }

  /** Delivers a raw update to this bot. */
  public void deliver(ObjectNode update) {
    new RawUpdates(world).deliver(account, update);
  }
}
