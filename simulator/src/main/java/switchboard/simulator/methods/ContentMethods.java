package switchboard.simulator.methods;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods that send neither text nor files: locations, venues, contacts, dice, polls. */
record ContentMethods(World world, Outgoing outgoing) {
  private static final Map<String, Integer> DICE =
      Map.of("🎲", 6, "🎯", 6, "🎳", 6, "🏀", 5, "⚽", 5, "🎰", 64);
  private static final int MAX_OPTIONS = 12;

  Map<String, MethodBehaviour> all() {
    return Map.of(
        "sendLocation", this::location,
        "sendVenue", this::venue,
        "sendContact", this::contact,
        "sendDice", this::dice,
        "sendPoll", this::poll);
  }

  private JsonNode location(BotAccount bot, Params params) {
    return outgoing.send(bot, params, place(params, "location"));
  }

  private JsonNode venue(BotAccount bot, Params params) {
    return outgoing.send(
        bot,
        params,
        message -> {
          place(params, "location").accept(message);
          ObjectNode venue = message.putObject("venue");
          venue.set("location", message.path("location"));
          copy(params, venue, Set.of("title", "address", "foursquare_id", "google_place_id"));
        });
  }

  private static Consumer<ObjectNode> place(Params params, String field) {
    double latitude = params.value("latitude").asDouble(0);
    double longitude = params.value("longitude").asDouble(0);
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw BotApiRefusal.badRequest("wrong location specified");
    }
    return message -> {
      ObjectNode location = message.putObject(field);
      location.put("latitude", latitude).put("longitude", longitude);
      copy(params, location, Set.of("horizontal_accuracy", "live_period", "heading"));
    };
  }

  private JsonNode contact(BotAccount bot, Params params) {
    return outgoing.send(
        bot,
        params,
        message ->
            copy(
                params,
                message.putObject("contact"),
                Set.of("phone_number", "first_name", "last_name", "vcard")));
  }

  private JsonNode dice(BotAccount bot, Params params) {
    String emoji = params.has("emoji") ? params.text("emoji") : "🎲";
    Integer sides = DICE.get(emoji);
    if (sides == null) {
      throw BotApiRefusal.badRequest("emoji for a dice must be one of " + DICE.keySet());
    }
    return outgoing.send(
        bot,
        params,
        message -> {
          int value = 1 + world.random.nextInt(sides);
          message.putObject("dice").put("emoji", emoji).put("value", value);
        });
  }

  private JsonNode poll(BotAccount bot, Params params) {
    JsonNode options = params.value("options");
    if (options.isEmpty() || options.size() > MAX_OPTIONS) {
      throw BotApiRefusal.badRequest(
          options.isEmpty()
              ? "poll must have at least 1 answer option"
              : "poll can't have more than " + MAX_OPTIONS + " options");
    }
    boolean quiz = params.text("type").equals("quiz");
    if (quiz && params.value("correct_option_ids").isEmpty()) {
      throw BotApiRefusal.badRequest("wrong correct option ID specified");
    }
    return outgoing.send(bot, params, message -> write(params, message.putObject("poll"), quiz));
  }

  private void write(Params params, ObjectNode poll, boolean quiz) {
    poll.put("id", Long.toUnsignedString(world.random.nextLong()));
    poll.put("question", params.text("question"));
    ArrayNode options = poll.putArray("options");
    for (JsonNode option : params.value("options")) {
      options.addObject().put("text", SimulatorJson.text(option, "text")).put("voter_count", 0);
    }
    poll.put("total_voter_count", 0).put("is_closed", params.flag("is_closed"));
    poll.put("is_anonymous", !params.has("is_anonymous") || params.flag("is_anonymous"));
    poll.put("type", quiz ? "quiz" : "regular");
    poll.put("allows_multiple_answers", params.flag("allows_multiple_answers"));
  }

  private static void copy(Params params, ObjectNode into, Set<String> fields) {
    fields.stream()
        .filter(params::has)
        .sorted()
        .forEach(field -> into.set(field, params.value(field)));
  }
}
