package switchboard.twin;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated Telegram on one port: the Bot API under {@code /bot{token}/{method}}, a chat page at
 * {@code /}, and a remote control under {@code /twin/}.
 *
 * <p>Every request is checked against the published Bot API and refused in Telegram's words. Texts
 * may be formatted by HTML or by entities; Markdown is refused, as is every method the twin does
 * not simulate. Nothing is stored on disk.
 */
public final class Twin implements AutoCloseable {
  private final World world;
  private final BotApi api;
  private final TwinServer server;

  private Twin(TwinOptions options) {
    world = new World(options);
    api = new BotApi(world);
    Samples.add(world);
    server = new TwinServer(world, api);
  }

  /**
   * Starts a twin.
   *
   * @throws IllegalStateException when it cannot listen there
   */
  public static Twin start(TwinOptions options) {
    return new Twin(options);
  }

  /** The address for BOT_API_URL and for the browser, without a slash at the end. */
  public URI uri() {
    String host = world.options.address();
    String shown = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    return URI.create("http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port());
  }

  public int port() {
    return server.port();
  }

  public TwinClock clock() {
    return world.clock;
  }

  /** Adds a person who has not started any bot yet. */
  public TwinPerson person(String firstName, String languageCode) {
    return world.with(
        () -> new TwinPerson(world, world.addPerson(firstName, null, null, languageCode)));
  }

  /**
   * Adds somebody who is away: the chat page does not show them and keeps little of what the bot
   * writes to them. For many people who are driven by a program.
   */
  public TwinPerson absent(
      long id,
      String firstName,
      @Nullable String lastName,
      @Nullable String username,
      @Nullable String languageCode) {
    Person person = new Person(id, firstName, lastName, username, languageCode);
    return world.with(() -> new TwinPerson(world, world.addAbsent(person)));
  }

  /** Everybody there is, in order of arrival. */
  public List<TwinPerson> people() {
    return world.with(
        () -> world.people.values().stream().map(p -> new TwinPerson(world, p)).toList());
  }

  /** Adds a group with these people; every known bot becomes a member. Gives its chat id. */
  public long group(String title, TwinPerson... members) {
    List<Long> ids = Arrays.stream(members).map(TwinPerson::id).toList();
    return world.with(() -> world.addGroup(title, "group", Group.Form.PLAIN, ids).id());
  }

  /** Adds a supergroup with topics, as {@link #group} does. */
  public long forum(String title, TwinPerson... members) {
    return supergroup(title, Group.Form.FORUM, members);
  }

  /** Adds the direct messages of a channel: what each of the people writes is a topic. */
  public long directMessages(String title, TwinPerson... members) {
    return supergroup(title, Group.Form.DIRECT_MESSAGES, members);
  }

  private long supergroup(String title, Group.Form form, TwinPerson... members) {
    List<Long> ids = Arrays.stream(members).map(TwinPerson::id).toList();
    return world.with(() -> world.addGroup(title, "supergroup", form, ids).id());
  }

  /**
   * Finds a bot, or makes it.
   *
   * @throws IllegalArgumentException for a token this twin does not accept
   */
  public TwinBot bot(String token) {
    return world
        .authorized(token)
        .map(bot -> new TwinBot(world, bot))
        .orElseThrow(() -> new IllegalArgumentException("This twin does not accept that token"));
  }

  /** Delivers a raw update to the first bot; one without an update_id gets the next. */
  public void deliver(ObjectNode update) {
    new RawUpdates(world).deliver(TwinBot.first(world), update);
  }

  /** Lets calls go wrong. */
  public void fault(TwinFault fault) {
    world.faults.add(fault);
  }

  public void clearFaults() {
    world.faults.clear();
  }

  /** The newest calls, at most 1,000, oldest first. */
  public List<TwinCall> calls() {
    return world.with(() -> world.calls.after(0));
  }

  /**
   * Waits until something is so, looking again after every change.
   *
   * @throws IllegalStateException when it is not so in time
   */
  public void await(BooleanSupplier condition, Duration patience) {
    Waiting.until(
        world, () -> condition.getAsBoolean() ? Json.TRUE : null, patience, () -> "it is not so");
  }

  @Override
  public void close() {
    world.run(() ->
        world.bots.values().stream()
            .map(bot -> bot.webhook)
            .filter(Objects::nonNull)
            .forEach(Webhook::stop));
    api.close();
    world.clock.close();
    server.close();
  }
}
