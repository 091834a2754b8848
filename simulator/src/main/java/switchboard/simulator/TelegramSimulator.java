package switchboard.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.Upload;
import switchboard.simulator.methods.BotApiCalls;
import switchboard.simulator.world.ChangeSignal;
import switchboard.simulator.world.Group;
import switchboard.simulator.world.RawUpdateDelivery;
import switchboard.simulator.world.SamplePeople;
import switchboard.simulator.world.SimulatedPerson;
import switchboard.simulator.world.SimulatorCall;
import switchboard.simulator.world.SimulatorClock;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.simulator.world.WebhookDelivery;
import switchboard.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Telegram simulator on one port: the Bot API under {@code /bot{token}/{method}}, a chat page at
 * {@code /}, and a control API under {@code /simulator/}.
 *
 * <p>Every request is validated against the published Bot API and refused with Telegram's error
 * descriptions. Texts may be formatted as HTML or by entities; Markdown and unsupported methods are
 * refused. Files are kept in a temporary folder, everything else in memory.
 */
public final class TelegramSimulator implements AutoCloseable {
  private final World world;
  private final BotApiCalls api;
  private final SimulatorServer server;

  private TelegramSimulator(SimulatorOptions options) {
    world = new World(options);
    api = new BotApiCalls(world);
    SamplePeople.add(world);
    server = new SimulatorServer(world, api);
  }

  /**
   * Starts a simulator.
   *
   * @throws IllegalStateException if it cannot listen on the address
   */
  public static TelegramSimulator start(SimulatorOptions options) {
    return new TelegramSimulator(options);
  }

  /** The URL for BOT_API_URL and for the browser, without a trailing slash. */
  public URI uri() {
    String host = world.options.address();
    String shown = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    return URI.create("http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port());
  }

  public int port() {
    return server.port();
  }

  public SimulatorClock clock() {
    return world.clock;
  }

  /** Adds a person who has not started a bot yet. */
  public SimulatorPerson person(String firstName, String languageCode) {
    return world.with(
        () -> new SimulatorPerson(world, world.addPerson(firstName, null, null, languageCode)));
  }

  /**
   * Adds a person hidden from the chat page, whose chats keep few messages. For large numbers of
   * people driven by a program.
   */
  public SimulatorPerson absent(
      long id,
      String firstName,
      @Nullable String lastName,
      @Nullable String username,
      @Nullable String languageCode) {
    SimulatedPerson person = new SimulatedPerson(id, firstName, lastName, username, languageCode);
    return world.with(() -> new SimulatorPerson(world, world.addAbsent(person)));
  }

  /** All people in the order they were added. */
  public List<SimulatorPerson> people() {
    return world.with(
        () -> world.people.values().stream().map(p -> new SimulatorPerson(world, p)).toList());
  }

  /** Adds a supergroup with topics, these people and every known bot; returns the chat id. */
  public long forum(String title, SimulatorPerson... members) {
    return supergroup(title, Group.Form.FORUM, members);
  }

  /** Adds the direct messages of a channel; each person has a topic. */
  public long directMessages(String title, SimulatorPerson... members) {
    return supergroup(title, Group.Form.DIRECT_MESSAGES, members);
  }

  private long supergroup(String title, Group.Form form, SimulatorPerson... members) {
    List<Long> ids = Arrays.stream(members).map(SimulatorPerson::id).toList();
    return world.with(() -> world.addGroup(title, "supergroup", form, ids).id());
  }

  /**
   * Finds or creates a bot.
   *
   * @throws IllegalArgumentException if this simulator does not accept the token
   */
  public SimulatorBot bot(String token) {
    return world
        .authorized(token)
        .map(bot -> new SimulatorBot(world, bot))
        .orElseThrow(() -> new IllegalArgumentException("The simulator rejects this token"));
  }

  /** Delivers a raw update to the first bot. An update without update_id gets the next one. */
  public void deliver(ObjectNode update) {
    new RawUpdateDelivery(world).deliver(SimulatorBot.first(world), update);
  }

  /**
   * Lets the chat page's tools show how the bot understands what a person wrote, given their id and
   * the text.
   */
  public void explainTexts(BiFunction<Long, String, List<String>> explainer) {
    world.explainer = explainer;
  }

  /** Injects a fault. */
  public void fault(SimulatorFault fault) {
    world.faults.add(fault);
  }

  /** Publishes a file in the simulated web, from which bots can send it by URL. */
  public void publish(String url, String mimeType, byte[] content) {
    String name = URI.create(url).getPath().replaceFirst("^.*/", "");
    world.web.publish(url, new Upload(name.isEmpty() ? "file" : name, mimeType, content));
  }

  /** The newest calls, oldest first, at most 1,000. */
  public List<SimulatorCall> calls() {
    return world.with(() -> world.calls.after(0));
  }

  /**
   * Waits until a condition holds; checks after every change.
   *
   * @throws IllegalStateException if it does not hold in time
   */
  public void await(BooleanSupplier condition, Duration patience) {
    ChangeSignal.until(
        world,
        () -> condition.getAsBoolean() ? SimulatorJson.TRUE : null,
        patience,
        () -> "the condition does not hold");
  }

  @Override
  public void close() {
    world.run(() ->
        world.bots.values().stream()
            .map(bot -> bot.webhook)
            .filter(Objects::nonNull)
            .forEach(WebhookDelivery::stop));
    api.close();
    world.clock.close();
    try {
      server.close();
    } finally {
      world.files.close();
    }
  }
}
