package switchboard.simulator.methods;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiFacts;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.ParameterCheck;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.RequestBody;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.Upload;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.CallView;
import switchboard.simulator.world.ForumActions;
import switchboard.simulator.world.WebhookClient;
import switchboard.simulator.world.World;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Dispatches Bot API calls, made over HTTP or in the response to a webhook. */
public final class BotApiCalls implements AutoCloseable {
  /** Parameters that are refused: silently ignoring them would mislead the bot. */
  private static final Set<String> NOT_SIMULATED =
      Set.of(
          "business_connection_id",
          "receiver_user_id",
          "rich_message",
          "suggested_post_parameters");

  private final World world;
  private final WebhookClient client;
  private final BotApiFacts facts = BotApiFacts.published();
  private final Map<String, MethodBehaviour> behaviours = new HashMap<>();

  public BotApiCalls(World world) {
    this.world = world;
    client = new WebhookClient(this::reply);
    Outgoing outgoing = new Outgoing(world);
    FileReferences references = new FileReferences(world);
    SendMethods sending = new SendMethods(world, outgoing, references);
    behaviours.putAll(sending.all());
    EditMethods editing = new EditMethods(world, outgoing);
    behaviours.putAll(editing.all());
    behaviours.putAll(new FileMethods(world, outgoing, references, editing).all());
    behaviours.putAll(new ContentMethods(world, outgoing).all());
    behaviours.putAll(new CopyMethods(world, outgoing).all());
    behaviours.putAll(new ChatMethods(world, outgoing).all());
    behaviours.putAll(new TopicMethods(world, outgoing, new ForumActions(world)).all());
    behaviours.putAll(new CallbackQueryMethods(world).all());
    behaviours.putAll(new ProfileMethods(world).all());
    behaviours.putAll(new SettingsMethods(world).all());
    behaviours.putAll(new UpdateMethods(world, client).all());
  }

  /**
   * Validates and executes a call.
   *
   * @throws BotApiRefusal with Telegram's error description
   */
  public JsonNode answer(
      BotAccount bot, String called, Map<String, JsonNode> given, Map<String, Upload> uploads)
      throws InterruptedException {
    BotApiFacts.Method method =
        facts.method(called).orElseThrow(() -> new BotApiRefusal(404, "Not Found"));
    Params params = ParameterCheck.params(facts, method, given, uploads);
    MethodBehaviour behaviour = behaviours.get(method.name());
    NOT_SIMULATED.stream()
        .filter(params::has)
        .findFirst()
        .ifPresent(name -> {
          throw BotApiRefusal.badRequest(name + " is not supported by this simulator");
        });
    if (behaviour == null) {
      throw BotApiRefusal.badRequest("method is not supported by this simulator");
    }
    return behaviour.answer(bot, params);
  }

  /** Executes a method requested in a webhook response; like Telegram, reports no errors. */
  void reply(BotAccount bot, byte[] body) {
    webhookReply(body)
        .ifPresent(call -> {
          Map<String, JsonNode> given = RequestBody.fields(call);
          String method = SimulatorJson.text(call, "method");
          given.remove("method");
          int status = 200;
          String description = null;
          try {
            answer(bot, method, given, Map.of());
          } catch (BotApiRefusal refused) {
            status = refused.code;
            description = refused.description();
          } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            status = 0;
          }
          note(bot, method, given, status, description);
        });
  }

  public void note(
      BotAccount bot,
      String method,
      Map<String, JsonNode> given,
      int status,
      @Nullable String description) {
    JsonNode params = CallView.params(given);
    world.run(
        () -> world.calls.add(world.clock.now(), bot.id, method, params, status, description));
  }

  @Override
  public void close() {
    client.close();
  }

  private static Optional<JsonNode> webhookReply(byte[] body) {
    try {
      JsonNode call = SimulatorJson.MAPPER.readTree(body);
      return call.isObject() && call.has("method") ? Optional.of(call) : Optional.empty();
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }
}
