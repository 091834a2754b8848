package switchboard.simulator.page;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.methods.SettingsMethods;
import switchboard.simulator.people.InvalidActionException;
import switchboard.simulator.people.PersonActions;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.CallbackQueryMode;
import switchboard.simulator.world.Group;
import switchboard.simulator.world.MessagePlace;
import switchboard.simulator.world.PageViews;
import switchboard.simulator.world.RawUpdateDelivery;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Actions of the page API. A {@link InvalidActionException} becomes an error response. */
record PageActions(World world, PersonActions incoming) {

  /** Longest step of the clock: a time beyond the representable range would break everything. */
  private static final Duration FARTHEST = Duration.ofDays(36_525);

  Map<String, UnaryOperator<JsonNode>> all() {
    Map<String, UnaryOperator<JsonNode>> actions = new HashMap<>();
    actions.put("POST people", this::person);
    actions.put("POST chats", this::chat);
    actions.put("POST send", this::send);
    actions.put("POST topics", this::topic);
    actions.put("POST topic", this::topicState);
    actions.put("POST edit", this::edit);
    actions.put("POST tap", this::tap);
    actions.put("POST delete", this::delete);
    actions.put("POST block", this::block);
    actions.put("POST update", this::update);
    actions.put("POST explain", this::explain);
    actions.put("POST settings", this::settings);
    actions.put("POST clock", this::clock);
    actions.put("POST faults", this::fault);
    actions.put("DELETE faults", body -> clearFaults());
    return actions;
  }

  /** How the bot understands a text, in lines; none if nothing explains it. */
  private JsonNode explain(JsonNode body) {
    List<String> lines = world.explainer.apply(number(body, "person_id"), required(body, "text"));
    return SimulatorJson.object()
        .set("lines", SimulatorJson.array(lines.stream().map(SimulatorJson::text).toList()));
  }

  private JsonNode person(JsonNode body) {
    String name = required(body, "first_name");
    return world.with(() ->
        PageViews.person(
            world.addPerson(
                name,
                optional(body, "last_name"),
                optional(body, "username"),
                optional(body, "language_code")),
            false));
  }

  private JsonNode chat(JsonNode body) {
    String type = required(body, "type");
    if (!type.equals("group") && !type.equals("supergroup")) {
      throw new InvalidActionException(
          "The type of a chat must be group or supergroup, not " + type);
    }
    String title = required(body, "title");
    List<Long> members = body.path("members").valueStream().map(id -> id.asLong(0)).toList();
    return world.with(() -> {
      for (Long member : members) {
        if (!world.people.containsKey(member)) {
          throw new InvalidActionException("No person " + member);
        }
      }
      return PageViews.chat(
          SimulatedChat.of(world.addGroup(title, type, form(body, type), members)));
    });
  }

  private static Group.Form form(JsonNode body, String type) {
    boolean forum = body.path("is_forum").asBoolean(false);
    boolean direct = body.path("is_direct_messages").asBoolean(false);
    if ((forum || direct) && !type.equals("supergroup")) {
      throw new InvalidActionException("Only a supergroup can have topics");
    }
    return direct ? Group.Form.DIRECT_MESSAGES : forum ? Group.Form.FORUM : Group.Form.PLAIN;
  }

  private JsonNode send(JsonNode body) {
    return incoming.text(bot(body), number(body, "person_id"), where(body), required(body, "text"));
  }

  static MessagePlace where(JsonNode body) {
    return new MessagePlace(
        number(body, "chat_id"),
        body.path("message_thread_id").asLong(0),
        body.path("reply_to_message_id").asLong(0));
  }

  private JsonNode topic(JsonNode body) {
    return incoming
        .topic(
            bot(body), number(body, "person_id"), number(body, "chat_id"), required(body, "name"))
        .json();
  }

  private JsonNode topicState(JsonNode body) {
    incoming.topicBecomes(
        bot(body), number(body, "person_id"), where(body), required(body, "state"));
    return SimulatorJson.object();
  }

  private JsonNode edit(JsonNode body) {
    return incoming.edit(
        bot(body),
        number(body, "person_id"),
        number(body, "chat_id"),
        number(body, "message_id"),
        required(body, "text"));
  }

  private JsonNode tap(JsonNode body) {
    BotAccount bot = bot(body);
    long chat = number(body, "chat_id");
    long message = number(body, "message_id");
    String data =
        body.has("data")
            ? SimulatorJson.text(body, "data")
            : incoming.buttonData(
                bot, chat, message, (int) number(body, "row"), (int) number(body, "column"));
    String query = incoming.tap(bot, number(body, "person_id"), chat, message, data);
    return SimulatorJson.object().put("query_id", query);
  }

  private JsonNode delete(JsonNode body) {
    incoming.delete(bot(body), number(body, "chat_id"), number(body, "message_id"));
    return SimulatorJson.object();
  }

  private JsonNode block(JsonNode body) {
    if (!body.path("blocked").isBoolean()) {
      throw new InvalidActionException("blocked must be true or false");
    }
    incoming.block(bot(body), number(body, "person_id"), body.path("blocked").asBoolean());
    return SimulatorJson.object();
  }

  private JsonNode update(JsonNode body) {
    if (!(body.path("update") instanceof ObjectNode update)) {
      throw new InvalidActionException("update must be a JSON object");
    }
    new RawUpdateDelivery(world).deliver(bot(body), update);
    return SimulatorJson.object();
  }

  private JsonNode settings(JsonNode body) {
    BotAccount bot = bot(body);
    CallbackQueryMode mode =
        CallbackQueryMode.of(SimulatorJson.text(body, "callback_query_mode"))
            .orElseThrow(() ->
                new InvalidActionException(
                    "callback_query_mode must be one of " + CallbackQueryMode.words()));
    return world.with(() -> {
      SettingsMethods.receive(world, bot, mode);
      return PageViews.bot(bot);
    });
  }

  private JsonNode clock(JsonNode body) {
    long seconds = number(body, "advance_seconds");
    if (seconds > FARTHEST.toSeconds()) {
      throw new InvalidActionException(
          "advance_seconds must be at most " + FARTHEST.toSeconds() + " (a century)");
    }
    world.clock.advance(Duration.ofSeconds(seconds));
    world.run(() -> {});
    return SimulatorJson.object().put("now", world.clock.now().toString());
  }

  private JsonNode fault(JsonNode body) {
    String word = required(body, "kind");
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(known -> known.word.equals(word))
            .findFirst()
            .orElseThrow(() ->
                new InvalidActionException(
                    "The kind of a fault must be one of "
                        + Arrays.stream(Kind.values()).map(known -> known.word).toList()));
    world.faults.add(
        new SimulatorFault(
            required(body, "method"),
            kind,
            body.path("times").asInt(1),
            body.path("retry_after").asInt(3),
            body.path("millis").asInt(50),
            optional(body, "description"),
            body.path("bytes_per_second").asInt(65_536)));
    return SimulatorJson.object();
  }

  private JsonNode clearFaults() {
    world.faults.clear();
    return SimulatorJson.object();
  }

  private BotAccount bot(JsonNode body) {
    return bot(world, body);
  }

  static BotAccount bot(World world, JsonNode body) {
    return bot(world, body.path("bot").asString(""))
        .orElseThrow(() -> new InvalidActionException("No bot yet. Let the bot call getMe first."));
  }

  /** Finds a bot by id; an empty id means the first bot, if any. */
  static Optional<BotAccount> bot(World world, String id) {
    return world.with(() -> {
      if (id.isEmpty()) {
        return world.bots.values().stream().findFirst();
      }
      BotAccount bot = world.bots.get(number(id, "bot"));
      if (bot == null) {
        throw new InvalidActionException("No bot " + id);
      }
      return Optional.of(bot);
    });
  }

  static long number(String text, String name) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("-?\\d{1,18}")) {
      throw new InvalidActionException(name + " must be a whole number");
    }
    return Long.parseLong(text);
  }

  static long number(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new InvalidActionException(field + " must be a whole number");
    }
    return value.asLong();
  }

  static String required(JsonNode body, String field) {
    String value = SimulatorJson.text(body, field);
    if (value.isEmpty()) {
      throw new InvalidActionException(field + " is missing");
    }
    return value;
  }

  private static @Nullable String optional(JsonNode body, String field) {
    String value = SimulatorJson.text(body, field);
    return value.isEmpty() ? null : value;
  }
}
