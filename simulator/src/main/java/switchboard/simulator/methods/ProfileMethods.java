package switchboard.simulator.methods;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.PageViews;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Methods for a bot's profile: commands, name, descriptions, menu button. */
record ProfileMethods(World world) {
  private static final int COMMANDS = 100;
  private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");
  private static final Pattern LANGUAGE = Pattern.compile("|[a-z]{2}");

  Map<String, MethodBehaviour> all() {
    Map<String, MethodBehaviour> methods = new HashMap<>();
    methods.put("setMyCommands", this::setCommands);
    methods.put("getMyCommands", this::commands);
    methods.put("deleteMyCommands", this::deleteCommands);
    text(methods, "Name", "name");
    text(methods, "Description", "description");
    text(methods, "ShortDescription", "short_description");
    methods.put("setChatMenuButton", this::setMenuButton);
    methods.put("getChatMenuButton", this::menuButton);
    return methods;
  }

  private JsonNode setCommands(BotAccount bot, Params params) {
    ArrayNode commands = SimulatorJson.array();
    for (JsonNode command : params.value("commands")) {
      String name = SimulatorJson.text(command, "command").replaceFirst("^/", "");
      if (!COMMAND.matcher(name).matches()) {
        throw BotApiRefusal.badRequest("BOT_COMMAND_INVALID");
      }
      if (SimulatorJson.text(command, "description").isBlank()) {
        throw BotApiRefusal.badRequest("command description must be non-empty");
      }
      commands.addObject().put("command", name).set("description", command.path("description"));
    }
    if (commands.size() > COMMANDS) {
      throw BotApiRefusal.badRequest("too many commands specified");
    }
    String scope = scope(params);
    String language = language(params);
    return world.done(() -> {
      bot.commands.computeIfAbsent(scope, key -> new TreeMap<>()).put(language, commands);
      world.events.publish(bot.id, "commands", PageViews.commands(bot));
    });
  }

  private JsonNode commands(BotAccount bot, Params params) {
    return world.with(() ->
        bot.commands
            .getOrDefault(scope(params), Map.of())
            .getOrDefault(language(params), SimulatorJson.array()));
  }

  private JsonNode deleteCommands(BotAccount bot, Params params) {
    return world.done(() -> {
      bot.commands.getOrDefault(scope(params), new TreeMap<>()).remove(language(params));
      world.events.publish(bot.id, "commands", PageViews.commands(bot));
    });
  }

  private static String scope(Params params) {
    JsonNode scope = params.value("scope");
    if (!scope.isObject()) {
      return "default";
    }
    String key = SimulatorJson.text(scope, "type");
    for (String part : new String[] {"chat_id", "user_id"}) {
      key += scope.has(part) ? ":" + scope.path(part).asString("") : "";
    }
    return key;
  }

  private static String language(Params params) {
    String language = params.text("language_code");
    if (!LANGUAGE.matcher(language).matches()) {
      throw BotApiRefusal.badRequest("invalid language code specified");
    }
    return language;
  }

  private void text(Map<String, MethodBehaviour> methods, String name, String field) {
    methods.put(
        "setMy" + name,
        (bot, params) ->
            world.done(() -> {
              bot.profile
                  .computeIfAbsent(field, key -> new HashMap<>())
                  .put(language(params), params.text(field));
              world.events.publish(0, "bot", PageViews.bot(bot));
            }));
    methods.put("getMy" + name, (bot, params) -> world.with(() -> texts(bot, params, field)));
  }

  private static JsonNode texts(BotAccount bot, Params params, String field) {
    Map<String, String> texts = bot.profile.getOrDefault(field, Map.of());
    String general = field.equals("name") ? bot.name() : texts.getOrDefault("", "");
    String own = texts.getOrDefault(language(params), "");
    return SimulatorJson.object().put(field, own.isEmpty() ? general : own);
  }

  private JsonNode setMenuButton(BotAccount bot, Params params) {
    return world.done(() -> {
      bot.menuButtons.put(params.number("chat_id"), params.value("menu_button"));
    });
  }

  private JsonNode menuButton(BotAccount bot, Params params) {
    return world.with(() -> {
      JsonNode general = bot.menuButtons.getOrDefault(0L, SimulatorJson.object());
      JsonNode button = bot.menuButtons.getOrDefault(params.number("chat_id"), general);
      return button.has("type") ? button : SimulatorJson.object().put("type", "commands");
    });
  }
}
